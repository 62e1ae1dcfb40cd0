using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>Issues certificates for the attestation keys of TPMs.</summary>
internal static class TpmCertificates
{
    private const string AlternativeNameOid = "2.5.29.17";
    private const string ManufacturerOid = "2.23.133.2.1";
    private const string ModelOid = "2.23.133.2.2";
    private const string VersionOid = "2.23.133.2.3";

    public static byte[] Issue(CertificateIssuer issuer, byte[] subjectPublicKeyInfo, TpmCertificate wanted, byte[] serialNumber) => issuer.Issue(
        new(wanted.Subject), subjectPublicKeyInfo, (wanted.ValidFrom, wanted.ValidUntil), Extensions(wanted), serialNumber, wanted.Version);

    private static IEnumerable<X509Extension> Extensions(TpmCertificate wanted)
    {
        if (wanted.IsAuthority is { } authority)
            yield return new X509BasicConstraintsExtension(authority, hasPathLengthConstraint: false, 0, critical: true);

        if (wanted.Usages is not [])
            yield return new X509EnhancedKeyUsageExtension([.. wanted.Usages.Select(usage => new Oid(usage))], critical: false);

        var name = wanted.AlternativeName?.ToArray() ?? AlternativeName(wanted);
        if (name is not [])
            yield return new X509Extension(AlternativeNameOid, name, wanted.AlternativeNameIsCritical);

        if (wanted.Aaguid is { } aaguid)
            yield return AttestationAuthority.AaguidExtension(aaguid, critical: false);
    }

    private static byte[] AlternativeName(TpmCertificate wanted)
    {
        // Basic rules leave the members of a set as they come; only DER sorts them.
        var writer = new AsnWriter(wanted.NameShape is TpmNameShape.UnsortedSet ? AsnEncodingRules.BER : AsnEncodingRules.DER);
        (string Oid, string? Text)[] all = [(ManufacturerOid, wanted.Manufacturer), (ModelOid, wanted.Model), (VersionOid, wanted.FirmwareVersion)];
        var attributes = all.Where(attribute => attribute.Text is not null).ToList();
        using (writer.PushSequence())
        {
            if (wanted.NameShape is TpmNameShape.ThreeNames)
                attributes.ForEach(attribute => WriteName(writer, [[attribute]]));
            else if (wanted.NameShape is TpmNameShape.ThreeSets)
                WriteName(writer, [.. attributes.Select(attribute => new[] { attribute })]);
            else
                WriteName(writer, [[.. attributes]]);
        }

        return writer.Encode();
    }

    /// <summary>A GeneralName of kind directoryName (RFC 5280 §4.2.1.6).</summary>
    private static void WriteName(AsnWriter writer, (string Oid, string? Text)[][] sets)
    {
        using var general = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4));
        using var name = writer.PushSequence();
        foreach (var set in sets)
        {
            using var relative = writer.PushSetOf();
            foreach (var (oid, text) in set)
            {
                using var attribute = writer.PushSequence();
                writer.WriteObjectIdentifier(oid);
                writer.WriteCharacterString(UniversalTagNumber.UTF8String, text!);
            }
        }
    }
}
