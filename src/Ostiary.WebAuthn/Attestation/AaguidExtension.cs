using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The certificate extension that binds a certificate to one authenticator model (<c>id-fido-gen-ce-aaguid</c>, WebAuthn L3 §8.2.1).</summary>
internal static class AaguidExtension
{
    /// <summary>Its object identifier.</summary>
    public const string Oid = "1.3.6.1.4.1.45724.1.1.4";

    private const int Length = 16;

    /// <summary>The model that the certificate is for; null when it does not say.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_certificate_unsuitable</c> when the extension is critical or not 16 bytes, or stands twice.</remarks>
    public static Outcome<Aaguid?> Read(AttestationCertificate certificate)
    {
        var extensions = certificate.ExtensionsOf(Oid);
        if (extensions is [])
            return Outcome.Of<Aaguid?>(null);

        return extensions is [{ Critical: false } only] && ExtensionOctets.Of(only.RawData) is { Length: Length } value
            ? new Aaguid(value)
            : new Failure(WebAuthnCodes.AttestationCertificateUnsuitable, "the AAGUID extension is not one octet string of 16 bytes, not critical");
    }

    /// <summary>A certificate that names a model names the credential's, with <c>webauthn.attestation_aaguid_mismatch</c> otherwise.</summary>
    public static Failure? IsTheCredentials(AttestationCertificate leaf, AttestationClaim claim) =>
        Read(leaf).TryGet(out var certified, out var failure)
            ? certified is null || certified == claim.Credential.Aaguid
                ? null
                : new(WebAuthnCodes.AttestationAaguidMismatch)
            : failure;
}
