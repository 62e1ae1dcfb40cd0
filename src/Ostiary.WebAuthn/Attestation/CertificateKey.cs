using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Takes a certificate's public key for one COSE algorithm, with the same binding of key type and curve as for credentials.</summary>
internal static class CertificateKey
{
    private const string EllipticCurveOid = "1.2.840.10045.2.1";
    private const string RsaOid = "1.2.840.113549.1.1.1";
    private const string Ed25519Oid = "1.3.101.112";
    private const string Ed448Oid = "1.3.101.113";

    /// <summary>The key, for signatures of this algorithm.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.algorithm_unsupported</c>, <c>webauthn.attestation_algorithm_mismatch</c> when the certificate's key is of
    /// another kind or curve, or <c>webauthn.attestation_certificate_unsuitable</c> when its numbers are out of bounds.
    /// </remarks>
    public static Outcome<CoseKey> Of(X509Certificate2 certificate, Int128 algorithm)
    {
        if (SignatureScheme.Find(algorithm) is not { } scheme || !SignatureVerifier.Current.Supports(scheme))
            return new Failure(WebAuthnCodes.AlgorithmUnsupported, $"attestation alg {algorithm}");

        var key = certificate.PublicKey;
        var point = key.EncodedKeyValue.RawData;
        var kind = key.Oid.Value;
        if (scheme.KeyType is CoseKeyType.Rsa && kind == RsaOid)
            return RsaKeyOf(scheme, point);

        var found = scheme.KeyType switch
        {
            CoseKeyType.Ec2 when kind == EllipticCurveOid && CurveOf(key) == scheme.Curve => EllipticCurveKey.FromPoint(scheme, point),
            CoseKeyType.Okp when kind == (scheme.Curve is CoseCurve.Ed448 ? Ed448Oid : Ed25519Oid) => EdwardsKey.FromPoint(scheme, point),
            _ => null,
        };
        return found is not null
            ? found
            : new Failure(WebAuthnCodes.AttestationAlgorithmMismatch, $"alg {algorithm} with a certificate's key of kind {kind}");
    }

    private static Outcome<CoseKey> RsaKeyOf(SignatureScheme scheme, byte[] encoded)
    {
        try
        {
            var numbers = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            var modulus = numbers.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
            var exponent = numbers.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
            return RsaKey.FromNumbers(scheme, modulus, exponent);
        }
        catch (AsnContentException)
        {
            return Unsuitable();
        }
        catch (OverflowException)
        {
            // A negative number.
            return Unsuitable();
        }
    }

    private static CoseCurve? CurveOf(PublicKey key)
    {
        if (key.EncodedParameters is not { RawData: var parameters })
            return null;

        try
        {
            return AsnDecoder.ReadObjectIdentifier(parameters, AsnEncodingRules.DER, out _) switch
            {
                "1.2.840.10045.3.1.7" => CoseCurve.P256,
                "1.3.132.0.34" => CoseCurve.P384,
                "1.3.132.0.35" => CoseCurve.P521,
                "1.3.132.0.10" => CoseCurve.Secp256k1,
                _ => null,
            };
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static Failure Unsuitable() =>
        new(WebAuthnCodes.AttestationCertificateUnsuitable, "the certificate's key cannot be read");
}
