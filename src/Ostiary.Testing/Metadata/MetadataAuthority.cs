using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A throw-away Metadata Service: makes BLOBs, the certificates they are signed under, and revocation lists. Trust it in tests only.</summary>
/// <remarks>With entropy of its own, such as <see cref="SeededEntropy"/>, all of it repeats byte for byte. Not for use from several threads at a time.</remarks>
public sealed class MetadataAuthority : IDisposable
{
    private readonly Entropy _entropy;
    private readonly SignerShape _shape;
    private readonly CertificateIssuer _root;
    private readonly CertificateIssuer _intermediate;
    private readonly CertificateIssuer _leaf;

    /// <summary>An authority with a root, an intermediate and a signer of its own.</summary>
    /// <param name="entropy">Where keys and serial numbers come from.</param>
    /// <param name="shape">How the certificates look; null for proper ones.</param>
    public MetadataAuthority(Entropy entropy, SignerShape? shape = null)
    {
        _entropy = entropy;
        _shape = shape ?? new SignerShape();

        _root = Authority(null, "CN=Test Metadata Root, O=Example, C=AA", new(), X509KeyUsageFlags.CrlSign, []);
        var usage = _shape.IntermediateSignsLists ? X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.None;
        _intermediate = Authority(
            _root, "CN=Test Metadata Intermediate, O=Example, C=AA", new() { ValidUntil = _shape.IntermediateValidUntil }, usage, ListAt(RootListAddress));
        _leaf = NewSigner();
    }

    /// <summary>Where the signer's certificate says that its issuer's revocation list is.</summary>
    public static string IntermediateListAddress => "http://crl.example.com/intermediate.crl";

    /// <summary>Where the intermediate's certificate says that its issuer's revocation list is.</summary>
    public static string RootListAddress => "http://crl.example.com/root.crl";

    /// <summary>The root certificate, DER.</summary>
    public ReadOnlyMemory<byte> Root => _root.Certificate;

    /// <summary>The intermediate certificate, DER.</summary>
    public ReadOnlyMemory<byte> Intermediate => _intermediate.Certificate;

    /// <summary>The signer's certificate, DER.</summary>
    public ReadOnlyMemory<byte> Signer => _leaf.Certificate;

    /// <summary>A BLOB.</summary>
    /// <param name="contents">What it says; null for an empty one.</param>
    /// <param name="defects">What is wrong with it; null for nothing.</param>
    public byte[] Write(BlobContents? contents = null, BlobDefects? defects = null)
    {
        var (said, broken) = (contents ?? new BlobContents(), defects ?? BlobDefects.None);
        var header = new JsonObject
        {
            ["alg"] = _shape.Rsa ? "RS256" : "ES256",
            ["typ"] = "JWT",
            ["x5c"] = new JsonArray(Convert.ToBase64String(Signer.Span), Convert.ToBase64String(Intermediate.Span)),
        };
        broken.Header?.Invoke(header);

        var payload = new JsonObject
        {
            ["legalHeader"] = "For tests.",
            ["no"] = said.Number,
            ["nextUpdate"] = said.NextUpdate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["entries"] = new JsonArray([.. said.Entries.Select(entry => entry.DeepClone())]),
        };
        broken.Payload?.Invoke(payload);

        var bytes = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var signed = $"{Encode(header.ToJsonString())}.{Base64UrlText.Encode(broken.PayloadBytes?.Invoke(bytes) ?? bytes)}";
        var text = $"{signed}.{Base64UrlText.Encode(Sign(Encoding.ASCII.GetBytes(signed), broken.SignedByStranger))}";
        return Encoding.ASCII.GetBytes(broken.Text?.Invoke(text) ?? text);
    }

    /// <summary>The revocation lists of root and intermediate, in DER: nothing is revoked unless told.</summary>
    /// <param name="from">From when they hold.</param>
    /// <param name="until">Until when.</param>
    /// <param name="revoked">Certificates in DER to revoke, each in the list of its issuer.</param>
    public IReadOnlyList<ReadOnlyMemory<byte>> RevocationLists(DateTimeOffset from, DateTimeOffset until, params IReadOnlyList<ReadOnlyMemory<byte>> revoked) =>
        [RevocationList(_intermediate, from, until, revoked), RevocationList(_root, from, until, revoked)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaf.Key.Dispose();
        _intermediate.Key.Dispose();
        _root.Key.Dispose();
    }

    private static byte[] RevocationList(
        CertificateIssuer issuer, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<ReadOnlyMemory<byte>> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var der in revoked)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            if (certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Name.RawData))
                list.AddEntry(certificate, from, X509RevocationReason.KeyCompromise);
        }

        using var signer = X509CertificateLoader.LoadCertificate(issuer.Certificate);
        var authority = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(signer, includeKeyIdentifier: false, includeIssuerAndSerial: true);
        return list.Build(issuer.Name, new IssuerSignature(issuer.Algorithm, issuer.Key), BigInteger.One, until, HashAlgorithmName.SHA256, authority, from);
    }

    private CertificateIssuer Authority(
        CertificateIssuer? issuer, string subject, AuthorityCertificate wanted, X509KeyUsageFlags usage, IEnumerable<X509Extension> more) =>
        CertificateIssuer.Make(
            issuer, wanted with { MaySignCertificates = null }, subject, CredentialKey.Make(wanted.Algorithm, _entropy), _entropy.Bytes(16),
            [new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | usage, critical: true), .. more]);

    private CertificateIssuer NewSigner()
    {
        var algorithm = _shape.Rsa ? KeyAlgorithm.RS256 : KeyAlgorithm.ES256;
        var key = CredentialKey.Make(algorithm, _entropy);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(_shape.HostName);
        X509Extension[] extensions = [names.Build(), new X509BasicConstraintsExtension(false, false, 0, critical: true), .. ListAt(IntermediateListAddress)];
        var subject = new X500DistinguishedName($"CN={_shape.HostName}");
        var validity = (AttestationAuthority.ValidFrom, _shape.ValidUntil);
        return new(subject, key, algorithm, _intermediate.Issue(subject, key.SubjectPublicKeyInfo, validity, extensions, _entropy.Bytes(16)));
    }

    private IEnumerable<X509Extension> ListAt(string address) =>
        _shape.NamesRevocationLists ? [CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address])] : [];

    // JWS carries the two numbers of ECDSA side by side (RFC 7518 §3.4).
    private byte[] Sign(byte[] signed, bool byStranger)
    {
        using var stranger = byStranger ? CredentialKey.Make(_leaf.Algorithm, _entropy) : null;
        var signature = (stranger ?? _leaf.Key).Sign(signed);
        return _shape.Rsa ? signature : EllipticKey.SideBySide(signature);
    }

    private static string Encode(string text) => Base64UrlText.Encode(Encoding.UTF8.GetBytes(text));
}
