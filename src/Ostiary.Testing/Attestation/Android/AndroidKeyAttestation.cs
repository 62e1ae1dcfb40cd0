using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Testing;

/// <summary>How an Android device attests a key under <see cref="AttestationStyle.AndroidKey"/>. As it stands, it meets WebAuthn L3 §8.4; each member breaks one rule of it.</summary>
public sealed record AndroidKeyAttestation
{
    /// <summary>The version of the schema that it says it uses: 1 to 4, 100, 200, 300 or 400.</summary>
    /// <value>The default is 300.</value>
    public int AttestationVersion { get; init; } = 300;

    /// <summary>Who says that they wrote the description.</summary>
    /// <value>The default is <see cref="AndroidSecurityLevel.TrustedEnvironment"/>.</value>
    public AndroidSecurityLevel AttestationSecurityLevel { get; init; } = AndroidSecurityLevel.TrustedEnvironment;

    /// <summary>The version of Keymaster or KeyMint that keeps the key.</summary>
    /// <value>The default is 300.</value>
    public int KeymasterVersion { get; init; } = 300;

    /// <summary>Who says that they keep the key.</summary>
    /// <value>The default is <see cref="AndroidSecurityLevel.TrustedEnvironment"/>.</value>
    public AndroidSecurityLevel KeymasterSecurityLevel { get; init; } = AndroidSecurityLevel.TrustedEnvironment;

    /// <summary>The challenge in the description.</summary>
    /// <value>The default is null: the hash of the client data, as is due.</value>
    public ReadOnlyMemory<byte>? Challenge { get; init; }

    /// <summary>What the Android system sees to.</summary>
    /// <value>The default says nothing that matters to WebAuthn.</value>
    public AndroidAuthorizations SoftwareEnforced { get; init; } = AndroidAuthorizations.OfSoftware;

    /// <summary>What the trusted execution environment sees to.</summary>
    /// <value>The default is a key that was generated there, to sign.</value>
    public AndroidAuthorizations TeeEnforced { get; init; } = AndroidAuthorizations.OfHardware;

    /// <summary>Replaces the DER of the description; null leaves the extension out.</summary>
    /// <value>The default keeps it.</value>
    public Func<byte[], byte[]?> Description { get; init; } = der => der;

    /// <summary>True for a certificate of another key than the passkey's, which then signs the statement.</summary>
    /// <value>The default is false.</value>
    public bool CertifiesAnotherKey { get; init; }

    /// <summary>True for an intermediate that has a key description too: the certificate of an attested key whose holder plays authority.</summary>
    /// <value>The default is false.</value>
    public bool IntermediateIsAttestedKey { get; init; }

    /// <summary>True for an <c>x5c</c> that ends in the root; remotely provisioned keys leave it out.</summary>
    /// <value>The default is false.</value>
    public bool SendsRoot { get; init; }

    /// <summary>From when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidFrom"/>.</value>
    public DateTimeOffset ValidFrom { get; init; } = AttestationAuthority.ValidFrom;

    /// <summary>Until when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;
}

/// <summary>One of the two lists in a key description (Android key attestation, schema AuthorizationList).</summary>
public sealed record AndroidAuthorizations
{
    /// <summary>A list without entries.</summary>
    public static AndroidAuthorizations Empty { get; } = new();

    /// <summary>What the Android system says of an ordinary key: when it was made (tag 701).</summary>
    public static AndroidAuthorizations OfSoftware { get; } = new() { Others = [(701, new byte[] { 0x02, 0x06, 0x01, 0x93, 0, 0, 0, 0 })] };

    /// <summary>What hardware says of an ordinary key: generated there, to sign; elliptic (tag 2), 256 bits (3), P-256 (10), usable without unlocking (503).</summary>
    public static AndroidAuthorizations OfHardware { get; } = new()
    {
        Purposes = [2],
        Origin = 0,
        Others =
        [
            (2, new byte[] { 0x02, 0x01, 0x03 }),
            (3, new byte[] { 0x02, 0x02, 0x01, 0x00 }),
            (10, new byte[] { 0x02, 0x01, 0x01 }),
            (503, new byte[] { 0x05, 0x00 }),
        ],
    };

    /// <summary>What the key is for (tag 1): 0 to encrypt, 1 to decrypt, 2 to sign, 3 to verify; null to be silent.</summary>
    /// <value>The default is null.</value>
    public IReadOnlyList<int>? Purposes { get; init; }

    /// <summary>Where the key comes from (tag 702): 0 generated, 1 derived, 2 imported, 3 unknown; null to be silent.</summary>
    /// <value>The default is null.</value>
    public int? Origin { get; init; }

    /// <summary>Whether all applications may use it (tag 600).</summary>
    /// <value>The default is false.</value>
    public bool AllApplications { get; init; }

    /// <summary>Further entries: the number of the tag, and the DER inside it. All entries are written in the order of their tags.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<(int Tag, ReadOnlyMemory<byte> Der)> Others { get; init; } = [];
}

/// <summary>Who answers for an Android key (Android key attestation, schema SecurityLevel).</summary>
[SuppressMessage("Design", "CA1027:Mark enums with FlagsAttribute", Justification = "They are levels.")]
public enum AndroidSecurityLevel
{
    /// <summary>The Android system.</summary>
    Software = 0,

    /// <summary>The trusted execution environment.</summary>
    TrustedEnvironment = 1,

    /// <summary>A secure element.</summary>
    StrongBox = 2,
}
