using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.WebAuthn;

/// <summary>Shows a certificate's extension by its name, and what it says where that is short.</summary>
internal static class CertificateExtensionExplanation
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["2.5.29.14"] = "subjectKeyIdentifier",
        ["2.5.29.15"] = "keyUsage",
        ["2.5.29.17"] = "subjectAltName",
        ["2.5.29.18"] = "issuerAltName",
        ["2.5.29.19"] = "basicConstraints",
        ["2.5.29.31"] = "cRLDistributionPoints",
        ["2.5.29.32"] = "certificatePolicies",
        ["2.5.29.35"] = "authorityKeyIdentifier",
        ["2.5.29.37"] = "extKeyUsage",
        ["1.3.6.1.5.5.7.1.1"] = "authorityInfoAccess",
        [AaguidExtension.Oid] = "id-fido-gen-ce-aaguid",
        ["1.3.6.1.4.1.45724.1.1.2"] = "id-fido-gen-ce-sernum",
        ["1.3.6.1.4.1.45724.2.1.1"] = "id-fido-u2f-ce-transports",
        ["1.3.6.1.4.1.11129.2.1.17"] = "Android key attestation",
        ["1.3.6.1.4.1.11129.2.1.30"] = "Android provisioning information",
        ["1.2.840.113635.100.8.2"] = "Apple anonymous attestation nonce",
        ["1.3.6.1.4.1.41482.3.3"] = "Yubico firmware version",
        ["1.3.6.1.4.1.41482.3.7"] = "Yubico serial number",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ExplainedField Of(X509Extension extension)
    {
        var oid = extension.Oid?.Value ?? "";
        var critical = extension.Critical ? "critical, " : "";
        return new ExplainedField(
            Names.GetValueOrDefault(oid, oid),
            Said(extension, oid) ?? Convert.ToHexStringLower(extension.RawData),
            $"{critical}{oid}");
    }

    private static string? Said(X509Extension extension, string oid)
    {
        try
        {
            return extension switch
            {
                X509BasicConstraintsExtension constraints => constraints.HasPathLengthConstraint
                    ? string.Create(CultureInfo.InvariantCulture, $"CA {constraints.CertificateAuthority}, path length {constraints.PathLengthConstraint}")
                    : $"CA {constraints.CertificateAuthority}",
                X509KeyUsageExtension usage => usage.KeyUsages.ToString(),
                X509EnhancedKeyUsageExtension usage => string.Join(", ", usage.EnhancedKeyUsages.Cast<Oid>().Select(purpose => purpose.Value)),
                _ when oid == AaguidExtension.Oid => AaguidOf(extension.RawData),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string? AaguidOf(byte[] encoded) =>
        AsnDecoder.ReadOctetString(encoded, AsnEncodingRules.DER, out _) is { Length: 16 } value ? new Aaguid(value).ToString() : null;
}
