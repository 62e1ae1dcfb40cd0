using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What an answer of the SafetyNet service must say, and who must have signed it (WebAuthn L3 §8.5). Each rule is null when it holds.</summary>
internal static class SafetyNetRules
{
    private const string ServiceHost = "attest.android.com";
    private const string AlternativeNameOid = "2.5.29.17";

    /// <summary>How old an answer may be.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>The nonce is base64 of the SHA-256 of what attestations are over; <c>webauthn.attestation_nonce_mismatch</c> otherwise.</summary>
    public static Failure? NonceIsOfThisRegistration(SafetyNetPayload payload, AttestationClaim claim)
    {
        var due = Convert.ToBase64String(SHA256.HashData(claim.SignedBytes()));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(payload.Nonce), Encoding.UTF8.GetBytes(due))
            ? null
            : new(WebAuthnCodes.AttestationNonceMismatch, "nonce is not that of this registration");
    }

    /// <summary>The certificate is for the service's host, and for it by name; <c>webauthn.attestation_certificate_unsuitable</c> otherwise.</summary>
    public static Failure? SignerIsTheService(AttestationCertificate leaf) =>
        DnsNamesOf(leaf).Contains(ServiceHost, StringComparer.OrdinalIgnoreCase)
            ? null
            : new(WebAuthnCodes.AttestationCertificateUnsuitable, $"a certificate for {ServiceHost} is due");

    /// <summary>The answer was made within the last minute; <c>webauthn.attestation_not_fresh</c> otherwise.</summary>
    public static Failure? WasMadeJustNow(SafetyNetPayload payload, AttestationClaim claim)
    {
        var now = claim.At.ToUnixTimeMilliseconds();
        return payload.MadeAt > now ? new(WebAuthnCodes.AttestationNotFresh, $"timestampMs {payload.MadeAt} is after {now}")
            : payload.MadeAt < now - (long)Freshness.TotalMilliseconds ? new(WebAuthnCodes.AttestationNotFresh, $"timestampMs {payload.MadeAt} at {now}")
            : null;
    }

    /// <summary>The service vouches for the device; <c>webauthn.attestation_device_integrity</c> otherwise.</summary>
    public static Failure? DeviceIsCertified(SafetyNetPayload payload) =>
        payload.IsCertifiedDevice ? null : new(WebAuthnCodes.AttestationDeviceIntegrity, "ctsProfileMatch is not true");

    private static IEnumerable<string> DnsNamesOf(AttestationCertificate leaf)
    {
        if (leaf.ExtensionsOf(AlternativeNameOid) is not [var only])
            return [];

        try
        {
            return new X509SubjectAlternativeNameExtension(only.RawData).EnumerateDnsNames();
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
