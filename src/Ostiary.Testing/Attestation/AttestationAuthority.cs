using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A throw-away certificate authority that vouches for virtual authenticators. Trust it in tests only.</summary>
/// <remarks>Not for use from several threads at a time.</remarks>
public sealed class AttestationAuthority : IDisposable
{
    /// <summary>From when its own certificates are valid.</summary>
    public static DateTimeOffset ValidFrom { get; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Until when its own certificates are valid.</summary>
    public static DateTimeOffset ValidUntil { get; } = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly Entropy _entropy;
    private readonly X509Certificate2 _root;

    /// <summary>An authority with a root of its own.</summary>
    /// <param name="entropy">Where serial numbers come from.</param>
    public AttestationAuthority(Entropy entropy)
    {
        _entropy = entropy;
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = AuthorityRequest("CN=Test Attestation Root, O=Example, C=AA", key);
        _root = request.CreateSelfSigned(ValidFrom, ValidUntil);
    }

    /// <summary>The root certificate, DER: what a relying party configures as its anchor.</summary>
    public ReadOnlyMemory<byte> Root => _root.RawData;

    /// <summary>A key and its certificate for authenticators of one model, as WebAuthn L3 §8.2.1 wants them, unless told otherwise.</summary>
    /// <param name="aaguid">The model.</param>
    /// <param name="certificate">How the certificate looks; null for a proper one.</param>
    public AttestationBatch IssueBatch(Guid aaguid, BatchCertificate? certificate = null)
    {
        var wanted = certificate ?? new BatchCertificate();
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (wanted.Intermediate is null)
            return new(key, Root, [Issue(_root, wanted, key, aaguid)]);

        using var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = AuthorityRequest("CN=Test Attestation Intermediate, O=Example, C=AA", intermediateKey);
        var (from, until) = wanted.Intermediate.Value;
        using var bare = request.Create(_root, from, until, _entropy.Bytes(16));
        using var intermediate = bare.CopyWithPrivateKey(intermediateKey);
        return new(key, Root, [Issue(intermediate, wanted, key, aaguid), intermediate.RawData]);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    /// <summary>A certificate for somebody else's key, the intermediate that issued it, and the root when it is wanted. Thread-safe.</summary>
    internal byte[][] IssueChain(CertificateOrder order)
    {
        lock (_root)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var authority = AuthorityRequest("CN=Test Attestation Intermediate, O=Example, C=AA", key);
            foreach (var extension in order.IntermediateExtensions)
                authority.CertificateExtensions.Add(extension);
            using var intermediate = authority.Create(_root, ValidFrom, ValidUntil, _entropy.Bytes(16));

            var subject = PublicKey.CreateFromSubjectPublicKeyInfo(order.SubjectPublicKeyInfo, out _);
            var request = new CertificateRequest(new X500DistinguishedName(order.Subject), subject, HashAlgorithmName.SHA256);
            foreach (var extension in order.Extensions)
                request.CertificateExtensions.Add(extension);
            using var leaf = request.Create(
                intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), order.ValidFrom, order.ValidUntil, _entropy.Bytes(16));

            return order.WithRoot ? [leaf.RawData, intermediate.RawData, _root.RawData] : [leaf.RawData, intermediate.RawData];
        }
    }

    private byte[] Issue(X509Certificate2 issuer, BatchCertificate wanted, ECDsa key, Guid aaguid)
    {
        var request = new CertificateRequest(wanted.Subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(wanted.IsAuthority, false, 0, critical: true));
        if (wanted.NamesAaguid)
            request.CertificateExtensions.Add(AaguidExtension(wanted.Aaguid ?? aaguid, wanted.AaguidIsCritical));

        using var certificate = request.Create(issuer, wanted.ValidFrom, wanted.ValidUntil, _entropy.Bytes(16));
        return certificate.RawData;
    }

    private static CertificateRequest AuthorityRequest(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request;
    }

    // id-fido-gen-ce-aaguid: the sixteen bytes, wrapped in an OCTET STRING of their own.
    private static X509Extension AaguidExtension(Guid aaguid, bool critical)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        der.WriteOctetString(aaguid.ToByteArray(bigEndian: true));
        return new("1.3.6.1.4.1.45724.1.1.4", der.Encode(), critical);
    }
}
