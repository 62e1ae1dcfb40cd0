using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Ostiary.WebAuthn;

/// <summary>Kinds of COSE keys by their numbers in the IANA registry (RFC 9053 §7).</summary>
internal enum CoseKeyType
{
    Okp = 1,
    Ec2 = 2,
    Rsa = 3,
    Akp = 7,
}

/// <summary>Curves by their numbers in the IANA registry (RFC 9053 §7.1).</summary>
internal enum CoseCurve
{
    P256 = 1,
    P384 = 2,
    P521 = 3,
    Ed25519 = 6,
    Ed448 = 7,
    Secp256k1 = 8,
}

/// <summary>What one algorithm number stands for: key type, curve and hash are bound to it and never chosen by the sender.</summary>
/// <param name="Algorithm">The number.</param>
/// <param name="KeyType">The one key type that may use it.</param>
/// <param name="Curve">The one curve that may use it; null where there is none.</param>
/// <param name="Hash">The hash; nameless where the scheme hashes by itself.</param>
/// <param name="Padding">The RSA padding; null otherwise.</param>
internal sealed record SignatureScheme(
    CoseAlgorithm Algorithm, CoseKeyType KeyType, CoseCurve? Curve, HashAlgorithmName Hash, RSASignaturePadding? Padding)
{
    /// <summary>Every scheme known here, strongest habits first.</summary>
    public static ImmutableArray<SignatureScheme> All { get; } =
    [
        Ecdsa(CoseAlgorithm.ES256, CoseCurve.P256, HashAlgorithmName.SHA256),
        Ecdsa(CoseAlgorithm.ESP256, CoseCurve.P256, HashAlgorithmName.SHA256),
        EdDsa(CoseAlgorithm.EdDSA, CoseCurve.Ed25519),
        EdDsa(CoseAlgorithm.Ed25519, CoseCurve.Ed25519),
        Ecdsa(CoseAlgorithm.ES384, CoseCurve.P384, HashAlgorithmName.SHA384),
        Ecdsa(CoseAlgorithm.ESP384, CoseCurve.P384, HashAlgorithmName.SHA384),
        Ecdsa(CoseAlgorithm.ES512, CoseCurve.P521, HashAlgorithmName.SHA512),
        Ecdsa(CoseAlgorithm.ESP512, CoseCurve.P521, HashAlgorithmName.SHA512),
        EdDsa(CoseAlgorithm.Ed448, CoseCurve.Ed448),
        Ecdsa(CoseAlgorithm.ES256K, CoseCurve.Secp256k1, HashAlgorithmName.SHA256),
        MlDsa(CoseAlgorithm.MLDSA44),
        MlDsa(CoseAlgorithm.MLDSA65),
        MlDsa(CoseAlgorithm.MLDSA87),
        Rsa(CoseAlgorithm.PS256, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        Rsa(CoseAlgorithm.PS384, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        Rsa(CoseAlgorithm.PS512, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        Rsa(CoseAlgorithm.RS256, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        Rsa(CoseAlgorithm.RS384, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        Rsa(CoseAlgorithm.RS512, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
    ];

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-1, number −65535 (RFC 8812 §2): outside <see cref="All"/>, because no credential may use it.</summary>
    public static SignatureScheme Rs1 { get; } = Rsa((CoseAlgorithm)(-65535), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

    /// <summary>The scheme of an algorithm number; null when it is unknown here.</summary>
    public static SignatureScheme? Find(Int128 algorithm)
    {
        foreach (var scheme in All)
        {
            if ((int)scheme.Algorithm == algorithm)
                return scheme;
        }

        return null;
    }

    /// <summary>The digest of the data by the scheme's hash.</summary>
    public int Digest(ReadOnlySpan<byte> data, Span<byte> destination)
    {
        if (Hash != HashAlgorithmName.SHA256)
            return CryptographicOperations.HashData(Hash, data, destination);

        Sha256.Hash(data, destination);
        return SHA256.HashSizeInBytes;
    }

    private static SignatureScheme Ecdsa(CoseAlgorithm algorithm, CoseCurve curve, HashAlgorithmName hash) =>
        new(algorithm, CoseKeyType.Ec2, curve, hash, Padding: null);

    private static SignatureScheme EdDsa(CoseAlgorithm algorithm, CoseCurve curve) =>
        new(algorithm, CoseKeyType.Okp, curve, default, Padding: null);

    private static SignatureScheme MlDsa(CoseAlgorithm algorithm) =>
        new(algorithm, CoseKeyType.Akp, Curve: null, default, Padding: null);

    private static SignatureScheme Rsa(CoseAlgorithm algorithm, HashAlgorithmName hash, RSASignaturePadding padding) =>
        new(algorithm, CoseKeyType.Rsa, Curve: null, hash, padding);
}
