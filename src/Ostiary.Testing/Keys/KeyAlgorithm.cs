using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Testing;

/// <summary>What a virtual authenticator can sign with. The numbers are COSE's (IANA registry of COSE algorithms).</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "Zero is a reserved COSE algorithm.")]
public enum KeyAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256 = -7,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384 = -35,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512 = -36,

    /// <summary>ECDSA on secp256k1 with SHA-256.</summary>
    ES256K = -47,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits.</summary>
    RS256 = -257,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384, 2048 bits.</summary>
    RS384 = -258,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512, 2048 bits.</summary>
    RS512 = -259,

    /// <summary>RSASSA-PSS with SHA-256, 2048 bits.</summary>
    PS256 = -37,

    /// <summary>RSASSA-PSS with SHA-384, 2048 bits.</summary>
    PS384 = -38,

    /// <summary>RSASSA-PSS with SHA-512, 2048 bits.</summary>
    PS512 = -39,

    /// <summary>EdDSA on Ed25519. Needs OpenSSL's libcrypto.</summary>
    Ed25519 = -8,

    /// <summary>EdDSA on Ed448. Needs OpenSSL's libcrypto.</summary>
    Ed448 = -53,

    /// <summary>As <see cref="ES256"/>, by its fully specified number.</summary>
    ESP256 = -9,

    /// <summary>As <see cref="ES384"/>, by its fully specified number.</summary>
    ESP384 = -51,

    /// <summary>As <see cref="ES512"/>, by its fully specified number.</summary>
    ESP512 = -52,

    /// <summary>As <see cref="Ed25519"/>, by its fully specified number. Needs OpenSSL's libcrypto.</summary>
    FullySpecifiedEd25519 = -19,
}

/// <summary>Which algorithms a virtual authenticator can use here.</summary>
public static class KeyAlgorithms
{
    /// <summary>All that this machine can sign with: everything, without Ed25519 and Ed448 where OpenSSL's libcrypto is absent.</summary>
    public static IReadOnlyList<KeyAlgorithm> Supported { get; } = [.. Enum.GetValues<KeyAlgorithm>().Where(IsSupported)];

    /// <summary>True when this machine can sign with the algorithm.</summary>
    /// <param name="algorithm">The algorithm.</param>
    public static bool IsSupported(KeyAlgorithm algorithm) =>
        algorithm is not (KeyAlgorithm.Ed25519 or KeyAlgorithm.FullySpecifiedEd25519 or KeyAlgorithm.Ed448) || Libcrypto.IsPresent;
}
