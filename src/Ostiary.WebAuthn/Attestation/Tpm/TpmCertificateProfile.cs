using System.Formats.Asn1;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What a certificate must be to vouch for a TPM's attestation key (WebAuthn L3 §8.3.1).</summary>
internal static class TpmCertificateProfile
{
    private const string ExtendedKeyUsageOid = "2.5.29.37";

    /// <summary>tcg-kp-AIKCertificate.</summary>
    private const string AttestationKeyUsageOid = "2.23.133.8.3";

    /// <summary>The first rule that the certificate breaks; null when it breaks none.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_certificate_unsuitable</c>, <c>webauthn.attestation_tpm_vendor_unknown</c> or
    /// <c>webauthn.attestation_tpm_model_empty</c>.
    /// </remarks>
    public static Failure? FirstBrokenRule(AttestationCertificate leaf, AttestationTolerances tolerated) =>
        IsVersionThree(leaf)
        ?? SubjectIsEmpty(leaf)
        ?? AlternativeNameIsATpms(leaf, tolerated)
        ?? UsageIsAttestation(leaf)
        ?? IsNoAuthority(leaf);

    private static Failure? IsVersionThree(AttestationCertificate leaf) =>
        leaf.Version == 3 ? null : Unsuitable($"version {leaf.Version}; 3 is due");

    private static Failure? SubjectIsEmpty(AttestationCertificate leaf) =>
        leaf.Subject is { Count: 0 } ? null : Unsuitable("an empty subject is due");

    private static Failure? AlternativeNameIsATpms(AttestationCertificate leaf, AttestationTolerances tolerated) =>
        TpmDevice.Read(leaf).TryGet(out var device, out var failure)
            ? VendorIsKnown(device, tolerated) ?? ModelIsNamed(device, tolerated)
            : failure;

    private static Failure? VendorIsKnown(TpmDevice device, AttestationTolerances tolerated) =>
        tolerated.HasFlag(AttestationTolerances.UnknownTpmVendor) || TpmVendors.Know(device.Vendor)
            ? null
            : new(WebAuthnCodes.AttestationTpmVendorUnknown, $"id:{device.Vendor:X8}");

    private static Failure? ModelIsNamed(TpmDevice device, AttestationTolerances tolerated) =>
        tolerated.HasFlag(AttestationTolerances.EmptyTpmModel) || device is { Model.Length: > 0, FirmwareVersion.Length: > 0 }
            ? null
            : new(WebAuthnCodes.AttestationTpmModelEmpty);

    private static Failure? UsageIsAttestation(AttestationCertificate leaf) =>
        leaf.ExtensionsOf(ExtendedKeyUsageOid) is [var usages] && UsagesIn(usages.RawData).Contains(AttestationKeyUsageOid)
            ? null
            : Unsuitable($"Extended Key Usage {AttestationKeyUsageOid} is due");

    private static Failure? IsNoAuthority(AttestationCertificate leaf) =>
        leaf.IsAuthority is false ? null : Unsuitable("Basic Constraints with CA false are due");

    private static List<string> UsagesIn(byte[] encoded)
    {
        try
        {
            var found = new List<string>();
            var outer = new AsnReader(encoded, AsnEncodingRules.DER);
            var usages = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            while (usages.HasData)
                found.Add(usages.ReadObjectIdentifier());

            return found;
        }
        catch (AsnContentException)
        {
            return [];
        }
    }

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
