using System.Formats.Asn1;
using System.Globalization;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Which TPM a certificate is for (TCG EK Credential Profile for TPM Family 2.0, §3.1.2 and §3.2.9).</summary>
/// <param name="Vendor">The manufacturer's number in the TCG's registry.</param>
/// <param name="Model">The model as its maker calls it; some write nothing.</param>
/// <param name="FirmwareVersion">The version of its firmware; some write nothing.</param>
internal sealed record TpmDevice(uint Vendor, string Model, string FirmwareVersion)
{
    private const string AlternativeNameOid = "2.5.29.17";
    private const string ManufacturerOid = "2.23.133.2.1";
    private const string ModelOid = "2.23.133.2.2";
    private const string VersionOid = "2.23.133.2.3";
    private const string VendorPrefix = "id:";
    private const int VendorDigits = 8;

    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4, isConstructed: true);

    /// <summary>Reads the subject alternative name.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_certificate_unsuitable</c> unless there is exactly one, critical as it must be beside an empty subject
    /// (RFC 5280 §4.2.1.6), with each of the three attributes once.
    /// </remarks>
    public static Outcome<TpmDevice> Read(AttestationCertificate certificate)
    {
        if (certificate.ExtensionsOf(AlternativeNameOid) is not [{ Critical: true } only])
            return Unsuitable("one critical Subject Alternative Name is due");

        if (AttributesIn(only.RawData) is not { } attributes
            || !attributes.TryGetValue(ManufacturerOid, out var manufacturer)
            || !attributes.TryGetValue(ModelOid, out var model)
            || !attributes.TryGetValue(VersionOid, out var version))
        {
            return Unsuitable("a TPM's manufacturer, model and version are due in the Subject Alternative Name, each once");
        }

        return VendorOf(manufacturer) is { } vendor
            ? new TpmDevice(vendor, model, version)
            : Unsuitable($"a manufacturer of \"{VendorPrefix}\" and {VendorDigits} hexadecimal digits is due");
    }

    private static uint? VendorOf(string manufacturer) =>
        manufacturer.Length == VendorPrefix.Length + VendorDigits
        && manufacturer.StartsWith(VendorPrefix, StringComparison.Ordinal)
        && uint.TryParse(manufacturer.AsSpan(VendorPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var vendor)
            ? vendor
            : null;

    /// <summary>A TPM's attributes in all directory names; null when one stands twice, or something cannot be read.</summary>
    private static Dictionary<string, string>? AttributesIn(byte[] encoded)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.DER);
            var names = outer.ReadSequence();
            outer.ThrowIfNotEmpty();

            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (names.HasData)
            {
                if (!names.PeekTag().HasSameClassAndValue(DirectoryName))
                    names.ReadEncodedValue();
                else if (!TryAddAttributes(names.ReadSequence(DirectoryName), attributes))
                    return null;
            }

            return attributes;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // Makers differ: one set of three attributes, in whatever order, or three sets of one.
    private static bool TryAddAttributes(AsnReader directoryName, Dictionary<string, string> attributes)
    {
        var sets = directoryName.ReadSequence();
        directoryName.ThrowIfNotEmpty();
        while (sets.HasData)
        {
            var set = sets.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var oid = attribute.ReadObjectIdentifier();
                if (oid is ManufacturerOid or ModelOid or VersionOid && !attributes.TryAdd(oid, ReadText(attribute)))
                    return false;
            }
        }

        return true;
    }

    private static string ReadText(AsnReader attribute)
    {
        var type = attribute.PeekTag() == new Asn1Tag(UniversalTagNumber.PrintableString)
            ? UniversalTagNumber.PrintableString
            : UniversalTagNumber.UTF8String;
        var text = attribute.ReadCharacterString(type);
        attribute.ThrowIfNotEmpty();
        return text;
    }

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
