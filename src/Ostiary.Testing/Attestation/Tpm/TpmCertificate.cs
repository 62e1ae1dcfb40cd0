namespace Ostiary.Testing;

/// <summary>How the certificate of a TPM's attestation key looks. As it stands, it meets WebAuthn L3 §8.3.1; each member breaks one rule of it.</summary>
public sealed record TpmCertificate
{
    /// <summary>What the attestation key signs with, and so what kind of key it is.</summary>
    /// <value>The default is <see cref="TpmSigning.ES256"/>, because RSA keys take long to make.</value>
    public TpmSigning Signing { get; init; } = TpmSigning.ES256;

    /// <summary>The X.509 version, 1 to 3.</summary>
    /// <value>The default is 3.</value>
    public int Version { get; init; } = 3;

    /// <summary>The subject.</summary>
    /// <value>The default is empty.</value>
    public string Subject { get; init; } = "";

    /// <summary>Who made the TPM; null leaves the attribute out.</summary>
    /// <value>The default is Intel's id in the TCG's registry.</value>
    public string? Manufacturer { get; init; } = "id:494E5443";

    /// <summary>The model; null leaves the attribute out.</summary>
    /// <value>The default is a name.</value>
    public string? Model { get; init; } = "Test TPM";

    /// <summary>The version of the firmware; null leaves the attribute out.</summary>
    /// <value>The default is a version.</value>
    public string? FirmwareVersion { get; init; } = "id:00010002";

    /// <summary>How the three attributes are grouped, in which real makers differ.</summary>
    /// <value>The default is <see cref="TpmNameShape.OneSet"/>.</value>
    public TpmNameShape NameShape { get; init; } = TpmNameShape.OneSet;

    /// <summary>The whole Subject Alternative Name, DER, in place of the attributes above; empty leaves the extension out.</summary>
    /// <value>The default is null.</value>
    public ReadOnlyMemory<byte>? AlternativeName { get; init; }

    /// <summary>True when the Subject Alternative Name is critical, as it must be beside an empty subject.</summary>
    /// <value>The default is true.</value>
    public bool AlternativeNameIsCritical { get; init; } = true;

    /// <summary>The extended key usages, as object identifiers; none leaves the extension out.</summary>
    /// <value>The default is tcg-kp-AIKCertificate.</value>
    public IReadOnlyList<string> Usages { get; init; } = ["2.23.133.8.3"];

    /// <summary>True for a certificate that claims to be an authority, which is not allowed; null leaves Basic Constraints out.</summary>
    /// <value>The default is false.</value>
    public bool? IsAuthority { get; init; } = false;

    /// <summary>The model that the certificate names (id-fido-gen-ce-aaguid).</summary>
    /// <value>The default is null: none, as with real TPMs.</value>
    public Guid? Aaguid { get; init; }

    /// <summary>From when it is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidFrom"/>.</value>
    public DateTimeOffset ValidFrom { get; init; } = AttestationAuthority.ValidFrom;

    /// <summary>Until when it is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;
}

/// <summary>How a TPM's manufacturer, model and version stand in the Subject Alternative Name.</summary>
public enum TpmNameShape
{
    /// <summary>One set of three, in the order that DER wants.</summary>
    OneSet,

    /// <summary>One set of three, in the order of their numbers, whatever DER wants.</summary>
    UnsortedSet,

    /// <summary>Three sets of one.</summary>
    ThreeSets,

    /// <summary>Three directory names of one set of one.</summary>
    ThreeNames,
}
