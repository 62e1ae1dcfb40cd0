using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>The make of Chromium's virtual authenticators: one model, and one key under which all of them attest.</summary>
internal static class ChromiumMake
{
    /// <summary>The model, as they name it where attestation is asked for.</summary>
    public const string Aaguid = "01020304-0506-0708-0102-030405060708";

    /// <summary>The key's SubjectPublicKeyInfo. Each registration brings a new certificate that it signed for itself.</summary>
    private const string PublicKey =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjWF-ZclQjmS8xWc6yCpnmdo8FEZoLCWMRj__31jf0vo-bDeLU9eVxKTf-0GZ7deGLyOrrwIDtLiRG6BWmZThAQ";

    /// <summary>A certificate for that key as an authority, DER: what a relying party trusts in order to trust them all.</summary>
    public static byte[] Root()
    {
        // Outermost last: the builder writes the names backwards.
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName("Batch Certificate");
        name.AddOrganizationalUnitName("Authenticator Attestation");
        name.AddOrganizationName("Chromium");
        name.AddCountryOrRegion("US");

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Base64UrlText.TryDecode(PublicKey, out var info) ? info : [], out _);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));

        // Whoever signs it does not matter: an anchor is trusted for being configured.
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2066, 1, 1, 0, 0, 0, TimeSpan.Zero), [1]);
        return root.RawData;
    }
}
