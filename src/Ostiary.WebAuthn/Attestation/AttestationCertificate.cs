using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What matters of a certificate that vouches for authenticators, taken out of it at once: nothing is left that could fail to decode later.</summary>
internal sealed record AttestationCertificate
{
    /// <summary>The X.509 version, 1 to 3.</summary>
    public required int Version { get; init; }

    /// <summary>The first instant at which it is in force.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last instant at which it is in force.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The parts of the subject by their object identifier; null when one stands twice or shares its place with another.</summary>
    public required IReadOnlyDictionary<string, string>? Subject { get; init; }

    /// <summary>Whether it may issue others; null when it does not say.</summary>
    public required bool? IsAuthority { get; init; }

    /// <summary>How many authorities may stand between it and the last certificate that it leads to; null when it does not say.</summary>
    public required int? PathLength { get; init; }

    /// <summary>Whether its key may sign certificates; null when it does not restrict its key.</summary>
    public required bool? MaySignCertificates { get; init; }

    /// <summary>The outer layers as encoded.</summary>
    public required CertificateFrame Frame { get; init; }

    /// <summary>All extensions, in the order of the certificate.</summary>
    public required IReadOnlyList<X509Extension> Extensions { get; init; }

    /// <summary>The public key as encoded.</summary>
    public required CertificateKey Key { get; init; }

    /// <summary>Reads bytes that are exactly one certificate in DER. Fails with <c>webauthn.attestation_certificate_malformed</c>.</summary>
    public static Outcome<AttestationCertificate> Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);

            // The loader also takes PEM, and does not mind bytes after the certificate.
            if (!certificate.RawDataMemory.Span.SequenceEqual(der.Span) || CertificateFrame.Read(der) is not { } frame)
                return WebAuthnCodes.AttestationCertificateMalformed;

            var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
            var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
            return new AttestationCertificate
            {
                Version = certificate.Version,
                NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
                Subject = SubjectOf(certificate),
                IsAuthority = constraints?.CertificateAuthority,
                PathLength = constraints is { HasPathLengthConstraint: true } ? constraints.PathLengthConstraint : null,
                MaySignCertificates = usage?.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign),
                Frame = frame,
                Extensions = [.. certificate.Extensions],
                Key = CertificateKey.Of(certificate.PublicKey),
            };
        }
        catch (CryptographicException)
        {
            return WebAuthnCodes.AttestationCertificateMalformed;
        }
    }

    /// <summary>The extensions with one object identifier: none, one, or more where the certificate is in error.</summary>
    public IReadOnlyList<X509Extension> ExtensionsOf(string oid) => [.. Extensions.Where(extension => extension.Oid?.Value == oid)];

    /// <summary>True from <see cref="NotBefore"/> to <see cref="NotAfter"/>, both included.</summary>
    public bool IsInForce(DateTimeOffset at) => at >= NotBefore && at <= NotAfter;

    private static Dictionary<string, string>? SubjectOf(X509Certificate2 certificate)
    {
        var subject = new Dictionary<string, string>();
        foreach (var name in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (name.HasMultipleElements
                || name.GetSingleElementType().Value is not { } oid
                || !subject.TryAdd(oid, name.GetSingleElementValue() ?? ""))
            {
                return null;
            }
        }

        return subject;
    }
}
