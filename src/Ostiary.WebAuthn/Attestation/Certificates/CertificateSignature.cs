using System.Formats.Asn1;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Checks the signature on a certificate. Unlike a statement's, its hash is the issuer's choice among SHA-256, SHA-384 and SHA-512, whatever the
/// curve; SHA-1 counts for nothing.
/// </summary>
internal static class CertificateSignature
{
    private const string PssOid = "1.2.840.113549.1.1.10";
    private const string MaskFunctionOid = "1.2.840.113549.1.1.8";

    /// <summary>The key signed the certificate, with <c>webauthn.attestation_path_broken</c> otherwise.</summary>
    /// <remarks>Fails with <c>webauthn.algorithm_unsupported</c> too, or one of the <c>webauthn.cose_key_…</c> codes when the key's numbers are out of bounds.</remarks>
    public static Failure? IsBy(CertificateKey issuer, CertificateFrame certificate)
    {
        if (SchemeOf(certificate.SignatureAlgorithm, issuer) is not { } scheme || !SignatureVerifier.Current.Supports(scheme))
            return new(WebAuthnCodes.AlgorithmUnsupported, "the algorithm of a certificate's signature");

        if (!issuer.For(scheme).TryGet(out var key, out var failure))
            return failure.Code == WebAuthnCodes.AttestationAlgorithmMismatch ? Broken("its signature is of another kind than the issuer's key") : failure;

        return key.Verify(certificate.Signed.Span, certificate.Signature.Span) ? null : Broken("its signature is not the issuer's");
    }

    // The scheme that the certificate names; null when it is none of those accepted here.
    private static SignatureScheme? SchemeOf(ReadOnlyMemory<byte> algorithmIdentifier, CertificateKey issuer)
    {
        try
        {
            var fields = new AsnReader(algorithmIdentifier, AsnEncodingRules.DER).ReadSequence();
            var oid = fields.ReadObjectIdentifier();
            return oid switch
            {
                "1.2.840.10045.4.3.2" => Ecdsa(HashAlgorithmName.SHA256, issuer, fields),
                "1.2.840.10045.4.3.3" => Ecdsa(HashAlgorithmName.SHA384, issuer, fields),
                "1.2.840.10045.4.3.4" => Ecdsa(HashAlgorithmName.SHA512, issuer, fields),
                "1.2.840.113549.1.1.11" => Rsa(CoseAlgorithm.RS256, fields),
                "1.2.840.113549.1.1.12" => Rsa(CoseAlgorithm.RS384, fields),
                "1.2.840.113549.1.1.13" => Rsa(CoseAlgorithm.RS512, fields),
                PssOid => Pss(fields.ReadSequence()),
                "1.3.101.112" => fields.HasData ? null : SignatureScheme.Find((int)CoseAlgorithm.Ed25519),
                _ => null,
            };
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // An elliptic key of any curve signs with any hash (RFC 5758 §3.2); parameters are absent.
    private static SignatureScheme? Ecdsa(HashAlgorithmName hash, CertificateKey issuer, AsnReader parameters)
    {
        var ofCurve = issuer.Curve switch
        {
            CoseCurve.P384 => CoseAlgorithm.ES384,
            CoseCurve.P521 => CoseAlgorithm.ES512,
            _ => CoseAlgorithm.ES256,
        };
        return parameters.HasData ? null : SignatureScheme.Find((int)ofCurve)! with { Hash = hash };
    }

    // Parameters are NULL, or absent as some write it (RFC 4055 §5).
    private static SignatureScheme? Rsa(CoseAlgorithm algorithm, AsnReader parameters)
    {
        if (parameters.HasData)
            parameters.ReadNull();
        return SignatureScheme.Find((int)algorithm);
    }

    // RFC 4055 §3.1, with one hash throughout and a salt of its length, as everyone writes it.
    private static SignatureScheme? Pss(AsnReader parameters)
    {
        var hash = Hash(Inside(parameters, 0));
        var mask = Inside(parameters, 1).ReadSequence();
        var maskIsOurs = mask.ReadObjectIdentifier() == MaskFunctionOid && Hash(mask) == hash;
        var saltIsRead = Inside(parameters, 2).TryReadInt32(out var saltBytes);
        var (algorithm, bytes) = hash switch
        {
            "2.16.840.1.101.3.4.2.1" => (CoseAlgorithm.PS256, SHA256.HashSizeInBytes),
            "2.16.840.1.101.3.4.2.2" => (CoseAlgorithm.PS384, SHA384.HashSizeInBytes),
            "2.16.840.1.101.3.4.2.3" => (CoseAlgorithm.PS512, SHA512.HashSizeInBytes),
            _ => (default, 0),
        };
        return maskIsOurs && saltIsRead && saltBytes == bytes && !parameters.HasData ? SignatureScheme.Find((int)algorithm) : null;
    }

    private static AsnReader Inside(AsnReader parameters, int tag) => parameters.ReadSequence(new(TagClass.ContextSpecific, tag));

    private static string Hash(AsnReader holder) => holder.ReadSequence().ReadObjectIdentifier();

    private static Failure Broken(string detail) => new(WebAuthnCodes.AttestationPathBroken, detail);
}
