namespace Ostiary.WebAuthn;

/// <summary>Signature algorithms by their numbers in the IANA COSE registry. Which of them this platform can verify: <see cref="CoseAlgorithms.Supported"/>.</summary>
public enum CoseAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256: what nearly every authenticator speaks.</summary>
    ES256 = -7,

    /// <summary>EdDSA; in WebAuthn always on Ed25519 (WebAuthn L3 §5.8.5).</summary>
    EdDSA = -8,

    /// <summary>ECDSA on P-256 with SHA-256, fully specified.</summary>
    ESP256 = -9,

    /// <summary>EdDSA on Ed25519, fully specified.</summary>
    Ed25519 = -19,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384 = -35,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512 = -36,

    /// <summary>RSASSA-PSS with SHA-256.</summary>
    PS256 = -37,

    /// <summary>RSASSA-PSS with SHA-384.</summary>
    PS384 = -38,

    /// <summary>RSASSA-PSS with SHA-512.</summary>
    PS512 = -39,

    /// <summary>ECDSA on secp256k1 with SHA-256.</summary>
    ES256K = -47,

    /// <summary>ML-DSA-44, which no quantum computer breaks.</summary>
    MLDSA44 = -48,

    /// <summary>ML-DSA-65, which no quantum computer breaks.</summary>
    MLDSA65 = -49,

    /// <summary>ML-DSA-87, which no quantum computer breaks.</summary>
    MLDSA87 = -50,

    /// <summary>ECDSA on P-384 with SHA-384, fully specified.</summary>
    ESP384 = -51,

    /// <summary>ECDSA on P-521 with SHA-512, fully specified.</summary>
    ESP512 = -52,

    /// <summary>EdDSA on Ed448.</summary>
    Ed448 = -53,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256: what older TPMs speak.</summary>
    RS256 = -257,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384.</summary>
    RS384 = -258,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512.</summary>
    RS512 = -259,
}
