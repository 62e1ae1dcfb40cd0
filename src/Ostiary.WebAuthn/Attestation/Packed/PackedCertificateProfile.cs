using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
    public static Failure? FirstBrokenRule(X509Certificate2 leaf) =>
        IsVersionThree(leaf)
        ?? SubjectIsComplete(leaf)
        ?? IsNoAuthority(leaf);

    private static Failure? IsVersionThree(X509Certificate2 leaf) =>
        leaf.Version == 3 ? null : Unsuitable($"version {leaf.Version}; 3 is due");

    private static Failure? SubjectIsComplete(X509Certificate2 leaf)
    {
        if (SubjectOf(leaf) is not { } subject)
            return Unsuitable("the subject cannot be read");

        return CountryIsCode(subject)
            ?? IsPresent(subject, OrganizationOid, "O")
            ?? UnitIsAuthenticatorAttestation(subject)
            ?? IsPresent(subject, CommonNameOid, "CN");
    }

    private static Failure? IsNoAuthority(X509Certificate2 leaf) =>
        leaf.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is { CertificateAuthority: false }
            ? null
            : Unsuitable("Basic Constraints with CA false are due");

    private static Failure? CountryIsCode(Dictionary<string, string> subject) =>
        subject.GetValueOrDefault(CountryOid) is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? null : Unsuitable("subject C of two capital letters is due");

    private static Failure? UnitIsAuthenticatorAttestation(Dictionary<string, string> subject) =>
        subject.GetValueOrDefault(OrganizationalUnitOid) == RequiredUnit ? null : Unsuitable($"subject OU \"{RequiredUnit}\" is due");

    private static Failure? IsPresent(Dictionary<string, string> subject, string oid, string name) =>
        subject.GetValueOrDefault(oid) is { Length: > 0 } ? null : Unsuitable($"subject {name} is due");

    private static Dictionary<string, string>? SubjectOf(X509Certificate2 leaf)
    {
        var subject = new Dictionary<string, string>();
        try
        {
            foreach (var name in leaf.SubjectName.EnumerateRelativeDistinguishedNames())
            {
                if (name.HasMultipleElements || name.GetSingleElementType().Value is not { } oid || !subject.TryAdd(oid, name.GetSingleElementValue() ?? ""))
                    return null;
            }

            return subject;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
