using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The certificate extension that binds a certificate to one authenticator model (<c>id-fido-gen-ce-aaguid</c>, WebAuthn L3 §8.2.1).</summary>
internal static class AaguidExtension
{
    private const string Oid = "1.3.6.1.4.1.45724.1.1.4";
    private const int Length = 16;

    /// <summary>The model that the certificate is for; null when it does not say.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_certificate_unsuitable</c> when the extension is critical or not 16 bytes, or stands twice.</remarks>
    public static Outcome<Aaguid?> Read(X509Certificate2 certificate)
    {
        var extensions = certificate.Extensions.Where(extension => extension.Oid?.Value == Oid).ToList();
        if (extensions is [])
            return Outcome.Of<Aaguid?>(null);

        return extensions is [{ Critical: false } only] && OctetsOf(only.RawData) is { Length: Length } value
            ? new Aaguid(value)
            : new Failure(WebAuthnCodes.AttestationCertificateUnsuitable, "the AAGUID extension is not one octet string of 16 bytes, not critical");
    }

    private static byte[]? OctetsOf(byte[] encoded)
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
