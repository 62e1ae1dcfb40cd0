using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Metadata;

/// <summary>Checks who signed a revocation list. SHA-1 counts for nothing.</summary>
internal static class RevocationSignature
{
    /// <summary>True when the list bears the issuer's name, the issuer may sign lists, and did.</summary>
    public static bool IsBy(SignerCertificate issuer, RevocationList list)
    {
        if (!issuer.MaySignRevocationLists || !list.Issuer.Span.SequenceEqual(issuer.Subject.Span))
            return false;

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(issuer.Encoded.Span);
            return HashOf(list.SignatureAlgorithm) is { } hash && IsBy(certificate, hash, list);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsBy(X509Certificate2 issuer, HashAlgorithmName hash, RevocationList list)
    {
        if (list.SignatureAlgorithm.StartsWith("1.2.840.113549.1.1.", StringComparison.Ordinal))
        {
            using var rsa = issuer.GetRSAPublicKey();
            return rsa?.VerifyData(list.Signed.Span, list.Signature.Span, hash, RSASignaturePadding.Pkcs1) is true;
        }

        using var ecdsa = issuer.GetECDsaPublicKey();
        return ecdsa?.VerifyData(list.Signed.Span, list.Signature.Span, hash, DSASignatureFormat.Rfc3279DerSequence) is true;
    }

    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
