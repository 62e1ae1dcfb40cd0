using System.Formats.Asn1;

namespace Ostiary.WebAuthn;

/// <summary>The value of a certificate extension that is an OCTET STRING inside the one that every extension is.</summary>
internal static class ExtensionOctets
{
    /// <summary>The inner octets; null when the value is anything but one OCTET STRING in DER.</summary>
    public static byte[]? Of(byte[] encoded)
    {
        try
        {
            var octets = AsnDecoder.ReadOctetString(encoded, AsnEncodingRules.DER, out var consumed);
            return consumed == encoded.Length ? octets : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
