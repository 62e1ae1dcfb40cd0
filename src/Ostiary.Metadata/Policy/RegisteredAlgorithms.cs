using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>The names that metadata has for algorithms (FIDO Registry of Predefined Values §3.6.1), and what COSE calls them.</summary>
internal static class RegisteredAlgorithms
{
    private static readonly Dictionary<string, CoseAlgorithm[]> Names = new(StringComparer.Ordinal)
    {
        ["secp256r1_ecdsa_sha256_raw"] = [CoseAlgorithm.ES256, CoseAlgorithm.ESP256],
        ["secp256r1_ecdsa_sha256_der"] = [CoseAlgorithm.ES256, CoseAlgorithm.ESP256],
        ["secp384r1_ecdsa_sha384_raw"] = [CoseAlgorithm.ES384, CoseAlgorithm.ESP384],
        ["secp512r1_ecdsa_sha256_raw"] = [CoseAlgorithm.ES512, CoseAlgorithm.ESP512],
        ["secp521r1_ecdsa_sha512_raw"] = [CoseAlgorithm.ES512, CoseAlgorithm.ESP512],
        ["secp256k1_ecdsa_sha256_raw"] = [CoseAlgorithm.ES256K],
        ["secp256k1_ecdsa_sha256_der"] = [CoseAlgorithm.ES256K],
        ["ed25519_eddsa_sha512_raw"] = [CoseAlgorithm.EdDSA, CoseAlgorithm.Ed25519],
        ["ed448_eddsa_sha512_raw"] = [CoseAlgorithm.Ed448],
        ["rsassa_pss_sha256_raw"] = [CoseAlgorithm.PS256],
        ["rsassa_pss_sha256_der"] = [CoseAlgorithm.PS256],
        ["rsassa_pss_sha384_raw"] = [CoseAlgorithm.PS384],
        ["rsassa_pss_sha512_raw"] = [CoseAlgorithm.PS512],
        ["rsa_emsa_pkcs1_sha256_raw"] = [CoseAlgorithm.RS256],
        ["rsa_emsa_pkcs1_sha256_der"] = [CoseAlgorithm.RS256],
        ["rsassa_pkcsv15_sha256_raw"] = [CoseAlgorithm.RS256],
        ["rsassa_pkcsv15_sha384_raw"] = [CoseAlgorithm.RS384],
        ["rsassa_pkcsv15_sha512_raw"] = [CoseAlgorithm.RS512],
    };

    private static readonly Dictionary<string, CoseAlgorithm[]> Keys = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.1"] =
            [CoseAlgorithm.RS256, CoseAlgorithm.RS384, CoseAlgorithm.RS512, CoseAlgorithm.PS256, CoseAlgorithm.PS384, CoseAlgorithm.PS512],
        ["1.2.840.10045.3.1.7"] = [CoseAlgorithm.ES256, CoseAlgorithm.ESP256],
        ["1.3.132.0.34"] = [CoseAlgorithm.ES384, CoseAlgorithm.ESP384],
        ["1.3.132.0.35"] = [CoseAlgorithm.ES512, CoseAlgorithm.ESP512],
        ["1.3.132.0.10"] = [CoseAlgorithm.ES256K],
        ["1.3.101.112"] = [CoseAlgorithm.EdDSA, CoseAlgorithm.Ed25519],
        ["1.3.101.113"] = [CoseAlgorithm.Ed448],
    };

    /// <summary>The algorithms that names stand for; those that are unknown here stand for none.</summary>
    public static IReadOnlySet<CoseAlgorithm> Named(IEnumerable<string> names) =>
        names.SelectMany(name => Names.GetValueOrDefault(name) ?? []).ToHashSet();

    /// <summary>The algorithms that a certificate's key can be for; none when it is of an unknown kind.</summary>
    public static IReadOnlyList<CoseAlgorithm> OfKey(PublicKey key) =>
        Keys.GetValueOrDefault(CurveOf(key) ?? key.Oid.Value ?? "") ?? [];

    private static string? CurveOf(PublicKey key)
    {
        try
        {
            return key.Oid.Value == "1.2.840.10045.2.1" && key.EncodedParameters is { } parameters
                ? AsnDecoder.ReadObjectIdentifier(parameters.RawData, AsnEncodingRules.DER, out _)
                : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
