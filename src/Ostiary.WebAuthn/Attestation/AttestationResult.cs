namespace Ostiary.WebAuthn;

/// <summary>What kind of voucher an attestation is (WebAuthn L3 §6.5.3).</summary>
public enum AttestationType
{
    /// <summary>Nobody vouches for anything.</summary>
    None,

    /// <summary>The new key signed for itself: it exists, and nothing more.</summary>
    Self,

    /// <summary>The key and certificate of a batch of authenticators signed; where the format does not tell, metadata may make it <see cref="AttCa"/>.</summary>
    Basic,

    /// <summary>An authority certified an attestation key of this one authenticator, as for a TPM.</summary>
    AttCa,

    /// <summary>An authority certified this one credential, for nobody to recognize the authenticator again.</summary>
    AnonCa,
}

/// <summary>How far an attestation's certificates were followed.</summary>
public enum AttestationTrust
{
    /// <summary>There is no certificate to follow.</summary>
    NotApplicable,

    /// <summary>The certificate signed the statement, and nobody whom the relying party trusts is known to have issued it: it may be self-made.</summary>
    AnchorUnverified,

    /// <summary>The certificates lead to an anchor of the relying party.</summary>
    Anchored,
}

/// <summary>An attestation statement that verifies by the procedure of its format, and how far it is to be trusted.</summary>
public sealed record AttestationResult
{
    /// <summary>The format's identifier, such as <c>packed</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What kind of voucher it is; of a compound statement, the weakest kind in it.</summary>
    public required AttestationType Type { get; init; }

    /// <summary>How far the certificates were followed; of a compound statement, the least far.</summary>
    public AttestationTrust Trust =>
        Statements.Count > 0 ? Statements.Min(statement => statement.Trust)
        : TrustPath.Count == 0 ? AttestationTrust.NotApplicable
        : Anchor is null ? AttestationTrust.AnchorUnverified
        : AttestationTrust.Anchored;

    /// <summary>The certificates in DER as received, the one that signed first; empty for types None and Self, and for a compound statement as such.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> TrustPath { get; init; } = [];

    /// <summary>The anchor in DER that the certificates lead to, as configured; null unless <see cref="Trust"/> is Anchored by these certificates.</summary>
    public ReadOnlyMemory<byte>? Anchor { get; init; }

    /// <summary>Why it is trusted as far as it is: one sentence for the engineer.</summary>
    /// <value>The default is empty, until the registration has been assessed.</value>
    public string Why { get; init; } = "";

    /// <summary>The statements inside a compound one, in its order, each with a result of its own; empty for every other format.</summary>
    public IReadOnlyList<AttestationResult> Statements { get; init; } = [];

    /// <summary>The certificates of <see cref="TrustPath"/> where the format has read them already; otherwise null.</summary>
    internal CertificateList? Certificates { get; init; }
}
