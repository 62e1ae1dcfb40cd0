using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>One certificate in a path, and the rules of RFC 5280 §6.1 for it.</summary>
/// <param name="Name">What failures call it, such as <c>x5c[1]</c>.</param>
/// <param name="Certificate">The certificate, read.</param>
internal sealed record PathCertificate(string Name, AttestationCertificate Certificate)
{
    // What is looked at here or by the profiles of the formats; anything else that is critical, name constraints too, is not understood.
    private static readonly string[] UnderstoodExtensions =
    [
        "2.5.29.15", // key usage
        "2.5.29.17", // subject alternative name
        "2.5.29.19", // basic constraints
        "2.5.29.32", // certificate policies
        "2.5.29.37", // extended key usage
    ];

    /// <summary>True when the certificate was issued in the issuer's name: the same bytes.</summary>
    public bool NamesAsIssuer(CertificateFrame issuer) => Certificate.Frame.Issuer.Span.SequenceEqual(issuer.Subject.Span);

    /// <summary>Its issuer is the next one, by name and signature (RFC 5280 §6.1.3 (a)(1) and (4)).</summary>
    public Failure? WasIssuedBy(PathCertificate issuer) =>
        !NamesAsIssuer(issuer.Certificate.Frame)
            ? Failed(WebAuthnCodes.AttestationPathBroken, $"its issuer is not the subject of {issuer.Name}")
            : CertificateSignature.IsBy(issuer.Certificate.Key, Certificate.Frame) is { } broken
                ? Failed(broken.Code, broken.Detail)
                : null;

    /// <summary>It is in force (RFC 5280 §6.1.3 (a)(2)).</summary>
    public Failure? IsInForce(DateTimeOffset at) =>
        Certificate.IsInForce(at) ? null : Failed(WebAuthnCodes.AttestationCertificateNotInForce, null);

    /// <summary>It has no extension twice, and none that is critical and not understood (RFC 5280 §4.2, §6.1.4 (o)).</summary>
    public Failure? ExtensionsAreUnderstood()
    {
        var seen = new HashSet<string>();
        foreach (var extension in Certificate.Extensions)
        {
            var oid = extension.Oid?.Value ?? "";
            if (!seen.Add(oid))
                return Failed(WebAuthnCodes.AttestationPathForbidden, $"extension {oid} stands twice");
            if (extension.Critical && !UnderstoodExtensions.Contains(oid))
                return Failed(WebAuthnCodes.AttestationPathForbidden, $"extension {oid} is critical and not understood");
        }

        return null;
    }

    /// <summary>It may issue certificates, with that many authorities below it (RFC 5280 §6.1.4 (k) to (n)).</summary>
    public Failure? MayIssue(int authoritiesBelow)
    {
        if (Certificate.IsAuthority is not true)
            return Failed(WebAuthnCodes.AttestationPathForbidden, "Basic Constraints with CA true are due");

        if (Certificate.MaySignCertificates is false)
            return Failed(WebAuthnCodes.AttestationPathForbidden, "its Key Usage lacks keyCertSign");

        return Certificate.PathLength is { } most && authoritiesBelow > most
            ? Failed(WebAuthnCodes.AttestationPathForbidden, $"{authoritiesBelow} authorities below it; pathLenConstraint {most}")
            : null;
    }

    private Failure Failed(FailureCode code, string? detail) => new(code, detail is null ? Name : $"{Name}: {detail}");
}
