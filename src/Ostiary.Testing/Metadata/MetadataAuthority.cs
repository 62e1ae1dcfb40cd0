using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A throw-away Metadata Service: makes BLOBs, the certificates they are signed under, and revocation lists. Trust it in tests only.</summary>
/// <remarks>Elliptic keys and serial numbers repeat with the entropy; signatures and RSA keys do not. Not for use from several threads at a time.</remarks>
public sealed class MetadataAuthority : IDisposable
{
    private readonly Entropy _entropy;
    private readonly SignerShape _shape;
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;
    private readonly X509Certificate2 _leaf;

    /// <summary>An authority with a root, an intermediate and a signer of its own.</summary>
    /// <param name="entropy">Where keys and serial numbers come from.</param>
    /// <param name="shape">How the certificates look; null for proper ones.</param>
    public MetadataAuthority(Entropy entropy, SignerShape? shape = null)
    {
        _entropy = entropy;
        _shape = shape ?? new SignerShape();

        using var rootKey = NewKey();
        _root = AuthorityRequest("CN=Test Metadata Root, O=Example, C=AA", rootKey, X509KeyUsageFlags.CrlSign, null)
            .CreateSelfSigned(AttestationAuthority.ValidFrom, AttestationAuthority.ValidUntil);

        using var intermediateKey = NewKey();
        var usage = _shape.IntermediateSignsLists ? X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.None;
        var intermediate = AuthorityRequest("CN=Test Metadata Intermediate, O=Example, C=AA", intermediateKey, usage, RootListAddress);
        using var bareIntermediate = intermediate.Create(_root, AttestationAuthority.ValidFrom, _shape.IntermediateValidUntil, Serial());
        _intermediate = bareIntermediate.CopyWithPrivateKey(intermediateKey);
        _leaf = NewSigner();
    }

    /// <summary>Where the signer's certificate says that its issuer's revocation list is.</summary>
    public static string IntermediateListAddress => "http://crl.example.com/intermediate.crl";

    /// <summary>Where the intermediate's certificate says that its issuer's revocation list is.</summary>
    public static string RootListAddress => "http://crl.example.com/root.crl";

    /// <summary>The root certificate, DER.</summary>
    public ReadOnlyMemory<byte> Root => _root.RawData;

    /// <summary>The intermediate certificate, DER.</summary>
    public ReadOnlyMemory<byte> Intermediate => _intermediate.RawData;

    /// <summary>The signer's certificate, DER.</summary>
    public ReadOnlyMemory<byte> Signer => _leaf.RawData;

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
        _leaf.Dispose();
        _intermediate.Dispose();
        _root.Dispose();
    }

    private static byte[] RevocationList(
        X509Certificate2 issuer, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<ReadOnlyMemory<byte>> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var der in revoked)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            if (certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData))
                list.AddEntry(certificate, from, X509RevocationReason.KeyCompromise);
        }

        using var key = issuer.GetECDsaPrivateKey()!;
        var authority = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: false, includeIssuerAndSerial: true);
        return list.Build(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(key), BigInteger.One, until, HashAlgorithmName.SHA256, authority, from);
    }

    private X509Certificate2 NewSigner()
    {
        using var elliptic = NewKey();
        using var rsa = _shape.Rsa ? RSA.Create(2048) : null;
        var request = rsa is null
            ? new CertificateRequest($"CN={_shape.HostName}", elliptic, HashAlgorithmName.SHA256)
            : new CertificateRequest($"CN={_shape.HostName}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(_shape.HostName);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        NameList(request, IntermediateListAddress);

        using var key = _intermediate.GetECDsaPrivateKey()!;
        using var bare = request.Create(
            _intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), AttestationAuthority.ValidFrom, _shape.ValidUntil, Serial());
        return rsa is null ? bare.CopyWithPrivateKey(elliptic) : bare.CopyWithPrivateKey(rsa);
    }

    private CertificateRequest AuthorityRequest(string subject, ECDsa key, X509KeyUsageFlags usage, string? list)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | usage, critical: true));
        if (list is not null)
            NameList(request, list);
        return request;
    }

    private void NameList(CertificateRequest request, string address)
    {
        if (_shape.NamesRevocationLists)
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address]));
    }

    private byte[] Sign(byte[] signed, bool byStranger)
    {
        if (_leaf.GetRSAPrivateKey() is { } rsa)
            return rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        using var key = byStranger ? NewKey() : _leaf.GetECDsaPrivateKey()!;
        return key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    // A cleared top bit keeps the scalar below the order of the curve.
    private ECDsa NewKey()
    {
        var scalar = _entropy.Bytes(32);
        scalar[0] &= 0x7F;
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
    }

    private byte[] Serial()
    {
        var serial = _entropy.Bytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 1);
        return serial;
    }

    private static string Encode(string text) => Base64UrlText.Encode(Encoding.UTF8.GetBytes(text));
}
