using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.WebAuthn;

/// <summary>Shows a certificate (RFC 5280).</summary>
internal static class CertificateExplanation
{
    /// <summary>Shows bytes that should be exactly one certificate in DER.</summary>
    public static ExplainedField Of(string name, Extent extent)
    {
        if (AttestationCertificate.Read(extent.Memory).Failure is { } refusal)
            return extent.HexField(name, "not a certificate that can be read") with { Refusal = refusal };

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(extent.Span);
            return extent.Field(name, certificate.Subject) with { Parts = PartsOf(certificate) };
        }
        catch (CryptographicException)
        {
            return extent.HexField(name, "a certificate whose names or key cannot be read");
        }
    }

    private static List<ExplainedField> PartsOf(X509Certificate2 certificate) =>
    [
        new("version", certificate.Version.ToString(CultureInfo.InvariantCulture)),
        new("serialNumber", certificate.SerialNumber.ToLowerInvariant()),
        new("signatureAlgorithm", certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value),
        new("issuer", certificate.Issuer),
        new("notBefore", Instant(certificate.NotBefore)),
        new("notAfter", Instant(certificate.NotAfter)),
        new("subject", certificate.Subject),
        KeyField(certificate.PublicKey),
        new("extensions") { Parts = [.. certificate.Extensions.Select(CertificateExtensionExplanation.Of)] },
    ];

    private static string Instant(DateTime at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ExplainedField KeyField(PublicKey key) => new(
        "subjectPublicKey",
        Convert.ToHexStringLower(key.EncodedKeyValue.RawData),
        key.Oid.Value switch
        {
            "1.2.840.10045.2.1" => $"EC key, {CurveName(key.EncodedParameters?.RawData)}",
            "1.2.840.113549.1.1.1" => "RSA key",
            "1.3.101.112" => "Ed25519 key",
            "1.3.101.113" => "Ed448 key",
            var kind => $"key of kind {kind}",
        });

    private static string CurveName(byte[]? parameters) => Convert.ToHexStringLower(parameters ?? []) switch
    {
        "06082a8648ce3d030107" => "P-256",
        "06052b81040022" => "P-384",
        "06052b81040023" => "P-521",
        "06052b8104000a" => "secp256k1",
        _ => "another curve",
    };
}
