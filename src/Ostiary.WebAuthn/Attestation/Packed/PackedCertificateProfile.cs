using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What a certificate must be to sign packed statements (WebAuthn L3 §8.2.1).</summary>
internal static class PackedCertificateProfile
{
    private const string CountryOid = "2.5.4.6";
    private const string OrganizationOid = "2.5.4.10";
    private const string OrganizationalUnitOid = "2.5.4.11";
    private const string CommonNameOid = "2.5.4.3";
    private const string RequiredUnit = "Authenticator Attestation";

    /// <summary>The first rule that the certificate breaks, with code <c>webauthn.attestation_certificate_unsuitable</c>; null when it breaks none.</summary>
    public static Failure? FirstBrokenRule(AttestationCertificate leaf) =>
        IsVersionThree(leaf)
        ?? SubjectIsComplete(leaf)
        ?? IsNoAuthority(leaf);

    private static Failure? IsVersionThree(AttestationCertificate leaf) =>
        leaf.Version == 3 ? null : Unsuitable($"version {leaf.Version}; 3 is due");

    private static Failure? SubjectIsComplete(AttestationCertificate leaf)
    {
        if (leaf.Subject is not { } subject)
            return Unsuitable("each part of the subject is due once");

        return CountryIsCode(subject)
            ?? IsPresent(subject, OrganizationOid, "O")
            ?? UnitIsAuthenticatorAttestation(subject)
            ?? IsPresent(subject, CommonNameOid, "CN");
    }

    private static Failure? IsNoAuthority(AttestationCertificate leaf) =>
        leaf.IsAuthority is false ? null : Unsuitable("Basic Constraints with CA false are due");

    private static Failure? CountryIsCode(IReadOnlyDictionary<string, string> subject) =>
        subject.GetValueOrDefault(CountryOid) is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
            ? null
            : Unsuitable("subject C of two capital letters is due");

    private static Failure? UnitIsAuthenticatorAttestation(IReadOnlyDictionary<string, string> subject) =>
        subject.GetValueOrDefault(OrganizationalUnitOid) == RequiredUnit ? null : Unsuitable($"subject OU \"{RequiredUnit}\" is due");

    private static Failure? IsPresent(IReadOnlyDictionary<string, string> subject, string oid, string name) =>
        subject.GetValueOrDefault(oid) is { Length: > 0 } ? null : Unsuitable($"subject {name} is due");

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
