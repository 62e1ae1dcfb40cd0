using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// The certificate extension that tells one device from all others (<c>id-fido-gen-ce-sernum</c>, WebAuthn L3 §8.2.2). What it says is for the
/// enterprise to look up in <see cref="AttestationResult.TrustPath"/>.
/// </summary>
internal static class SerialNumberExtension
{
    /// <summary>Its object identifier.</summary>
    public const string Oid = "1.3.6.1.4.1.45724.1.1.2";

    /// <summary>Only a certificate for an enterprise that asked tells which device it is, and in the form that is due.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_certificate_unsuitable</c>: any other certificate would tell people apart who are told that nobody does.</remarks>
    public static Failure? IsForEnterprises(AttestationCertificate leaf, AttestationClaim claim) =>
        leaf.ExtensionsOf(Oid) switch
        {
            [] => null,
            _ when !claim.ForEnterprise => Unsuitable("it tells the device from all others, and no enterprise attestation was asked for"),
            [{ Critical: false } only] when ExtensionOctets.Of(only.RawData) is { Length: > 0 } => null,
            _ => Unsuitable("the serial number extension is not one octet string that is not empty, not critical"),
        };

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
