using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>An authenticator maker: an authority and the certificate by which it vouches, fit for packed statements as it stands.</summary>
internal sealed class AttestationAuthority
{
    private static readonly ECDsa RootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ECDsa LeafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public int Algorithm { get; set; } = (int)CoseAlgorithm.ES256;

    /// <summary>The leaf's subject, most general part first.</summary>
    public IReadOnlyList<(string Oid, string Value)> Subject { get; set; } =
        [("2.5.4.6", "SE"), ("2.5.4.10", "Example Authenticators"), ("2.5.4.11", "Authenticator Attestation"), ("2.5.4.3", "Example Key 1")];

    public DateTimeOffset NotBefore { get; set; } = RegistrationAttempt.Now.AddYears(-1);

    public DateTimeOffset NotAfter { get; set; } = RegistrationAttempt.Now.AddYears(1);

    public bool? CertificateAuthority { get; set; } = false;

    /// <summary>The raw value of the AAGUID extension; null leaves it out.</summary>
    public byte[]? AaguidExtension { get; set; }

    public bool AaguidExtensionIsCritical { get; set; }

    public DateTimeOffset RootNotAfter { get; set; } = RegistrationAttempt.Now.AddYears(10);

    public ECDsa SigningKey { get; set; } = LeafKey;

    public byte[] Sign(byte[] data) => SigningKey.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>The leaf and the root that issued it.</summary>
    public byte[][] Chain()
    {
        using var root = Root();
        var request = new CertificateRequest(Name(Subject), LeafKey, HashAlgorithmName.SHA256);
        if (CertificateAuthority is { } authority)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, hasPathLengthConstraint: false, 0, critical: true));
        if (AaguidExtension is not null)
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.45724.1.1.4", AaguidExtension, AaguidExtensionIsCritical));

        var generator = X509SignatureGenerator.CreateForECDsa(RootKey);
        using var leaf = request.Create(root.SubjectName, generator, NotBefore, NotAfter, [1, 2, 3, 4]);
        return [leaf.RawData, root.RawData];
    }

    private static X500DistinguishedName Name(IReadOnlyList<(string Oid, string Value)> parts)
    {
        var builder = new X500DistinguishedNameBuilder();
        foreach (var (oid, value) in Enumerable.Reverse(parts))
        {
            if (oid == "2.5.4.6")
                builder.AddCountryOrRegion(value);
            else
                builder.Add(oid, value);
        }

        return builder.Build();
    }

    private X509Certificate2 Root()
    {
        var request = new CertificateRequest("CN=Example Root, O=Example Authenticators, C=SE", RootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(RegistrationAttempt.Now.AddYears(-10), RootNotAfter);
    }
}
