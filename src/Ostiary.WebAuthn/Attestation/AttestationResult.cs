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

    /// <summary>The certificate signed the statement, and nobody has looked yet who issued the certificate: it may be self-made.</summary>
    AnchorUnverified,
}

/// <summary>An attestation statement that verifies by the procedure of its format.</summary>
public sealed record AttestationResult
{
    /// <summary>The format's identifier, such as <c>packed</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What kind of voucher it is.</summary>
    public required AttestationType Type { get; init; }

    /// <summary>How far the certificates were followed.</summary>
    public AttestationTrust Trust => TrustPath.Count == 0 ? AttestationTrust.NotApplicable : AttestationTrust.AnchorUnverified;

    /// <summary>The certificates in DER as received, the one that signed first; empty for types None and Self.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> TrustPath { get; init; } = [];
}
