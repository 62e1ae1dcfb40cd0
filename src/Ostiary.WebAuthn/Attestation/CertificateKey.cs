using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A certificate's public key as encoded (RFC 5280 §4.1.2.7).</summary>
/// <param name="Kind">The object identifier of the kind of key.</param>
/// <param name="Parameters">The parameters in DER, such as the curve; null when there are none.</param>
/// <param name="Value">The key in the encoding of its kind.</param>
internal sealed record CertificateKey(string? Kind, byte[]? Parameters, byte[] Value)
{
    private const string EllipticCurveOid = "1.2.840.10045.2.1";
    private const string RsaOid = "1.2.840.113549.1.1.1";
    private const string Ed25519Oid = "1.3.101.112";
    private const string Ed448Oid = "1.3.101.113";

    /// <summary>Takes the key out of a certificate.</summary>
    public static CertificateKey Of(PublicKey key) => new(key.Oid.Value, key.EncodedParameters?.RawData, key.EncodedKeyValue.RawData);

    /// <summary>The curve of an elliptic key; null for other keys and curves.</summary>
    public CoseCurve? Curve => Kind == EllipticCurveOid ? CurveOf(Parameters) : null;

    /// <summary>The key for signatures of one algorithm, with the same binding of key type and curve as for credentials.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.algorithm_unsupported</c>, <c>webauthn.attestation_algorithm_mismatch</c> when the key is of another kind or
    /// curve, or one of the <c>webauthn.cose_key_…</c> codes when its numbers are out of bounds.
    /// </remarks>
    public Outcome<CoseKey> For(Int128 algorithm)
    {
        if (SignatureScheme.Find(algorithm) is not { } scheme || !SignatureVerifier.Current.Supports(scheme))
            return new Failure(WebAuthnCodes.AlgorithmUnsupported, $"attestation alg {algorithm}");

        return For(scheme);
    }

    /// <summary>The key for signatures of one scheme, which may be one that COSE has no number for, such as P-256 with SHA-384.</summary>
    public Outcome<CoseKey> For(SignatureScheme scheme)
    {
        if (scheme.KeyType is CoseKeyType.Rsa && Kind == RsaOid)
            return RsaKeyFor(scheme);

        var key = scheme.KeyType switch
        {
            CoseKeyType.Ec2 when Curve == scheme.Curve => EllipticCurveKey.FromPoint(scheme, Value),
            CoseKeyType.Okp when Kind == (scheme.Curve is CoseCurve.Ed448 ? Ed448Oid : Ed25519Oid) => EdwardsKey.FromPoint(scheme, Value),
            _ => null,
        };
        return key is not null
            ? key
            : new Failure(WebAuthnCodes.AttestationAlgorithmMismatch, $"alg {(int)scheme.Algorithm} with a certificate's key of kind {Kind}");
    }

    /// <summary>Its name by RFC 5280 §4.2.1.2 method 1: SHA-1 of the key, 20 bytes.</summary>
    public byte[] Identifier() => CryptographicOperations.HashData(HashAlgorithmName.SHA1, Value);

    /// <summary>True when it is the same public key.</summary>
    public bool Is(CoseKey key) => For((int)key.Algorithm).TryGet(out var own, out _) && own.HasNumbersOf(key);

    private Outcome<CoseKey> RsaKeyFor(SignatureScheme scheme)
    {
        try
        {
            var numbers = new AsnReader(Value, AsnEncodingRules.DER).ReadSequence();
            var modulus = numbers.ReadIntegerBytes().Span.TrimStart((byte)0);
            var exponent = numbers.ReadIntegerBytes().Span.TrimStart((byte)0);
            return RsaKey.FromNumbers(scheme, modulus.ToArray(), exponent.ToArray());
        }
        catch (AsnContentException)
        {
            return new Failure(WebAuthnCodes.CoseKeyMalformed, "the certificate's RSA key cannot be read");
        }
    }

    private static CoseCurve? CurveOf(byte[]? parameters)
    {
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
}
