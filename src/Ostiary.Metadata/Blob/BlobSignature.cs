using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>Checks a JWS signature (RFC 7515 §5.2). Each algorithm that is accepted is bound to one kind of key (RFC 7518 §3.1).</summary>
internal sealed record BlobSignature
{
    private const int SmallestRsaKeyBits = 2048;

    private static readonly IReadOnlyDictionary<string, BlobSignature> Accepted = new Dictionary<string, BlobSignature>(StringComparer.Ordinal)
    {
        ["RS256"] = new() { Hash = HashAlgorithmName.SHA256, Padding = RSASignaturePadding.Pkcs1 },
        ["RS384"] = new() { Hash = HashAlgorithmName.SHA384, Padding = RSASignaturePadding.Pkcs1 },
        ["RS512"] = new() { Hash = HashAlgorithmName.SHA512, Padding = RSASignaturePadding.Pkcs1 },
        ["PS256"] = new() { Hash = HashAlgorithmName.SHA256, Padding = RSASignaturePadding.Pss },
        ["PS384"] = new() { Hash = HashAlgorithmName.SHA384, Padding = RSASignaturePadding.Pss },
        ["PS512"] = new() { Hash = HashAlgorithmName.SHA512, Padding = RSASignaturePadding.Pss },
        ["ES256"] = new() { Hash = HashAlgorithmName.SHA256, CurveOid = "1.2.840.10045.3.1.7" },
        ["ES384"] = new() { Hash = HashAlgorithmName.SHA384, CurveOid = "1.3.132.0.34" },
        ["ES512"] = new() { Hash = HashAlgorithmName.SHA512, CurveOid = "1.3.132.0.35" },
    };

    private HashAlgorithmName Hash { get; init; }

    // RSA when there is a padding, otherwise ECDSA on the curve.
    private RSASignaturePadding? Padding { get; init; }

    private string? CurveOid { get; init; }

    /// <summary>The algorithm of a header; null when it is not accepted, such as <c>none</c> and everything with a shared secret.</summary>
    public static BlobSignature? Find(string algorithm) => Accepted.GetValueOrDefault(algorithm);

    /// <summary>The signature was made with the certificate's key.</summary>
    /// <remarks>Fails with <c>metadata.blob_algorithm_mismatch</c> or <c>metadata.blob_signature_invalid</c>.</remarks>
    public Failure? IsBy(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        try
        {
            return Padding is null ? IsByEllipticKey(signer, signed, signature) : IsByRsaKey(signer, signed, signature);
        }
        catch (CryptographicException)
        {
            return new(MetadataCodes.BlobAlgorithmMismatch, "the key of the signer's certificate cannot be read");
        }
    }

    private Failure? IsByRsaKey(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var key = signer.GetRSAPublicKey();
        return key is null || key.KeySize < SmallestRsaKeyBits
            ? new(MetadataCodes.BlobAlgorithmMismatch, $"an RSA key of at least {SmallestRsaKeyBits} bits is due")
            : Verdict(key.VerifyData(signed, signature, Hash, Padding!));
    }

    private Failure? IsByEllipticKey(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var key = signer.GetECDsaPublicKey();
        return key is null || key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != CurveOid
            ? new(MetadataCodes.BlobAlgorithmMismatch, "an elliptic key on the curve of the algorithm is due")
            : Verdict(key.VerifyData(signed, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private static Failure? Verdict(bool verified) => verified ? null : new(MetadataCodes.BlobSignatureInvalid);
}
