using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A throw-away certificate authority that vouches for virtual authenticators. Trust it in tests only.</summary>
/// <remarks>Not for use from several threads at a time.</remarks>
public sealed class AttestationAuthority : IDisposable
{
    private const string RootName = "CN=Test Attestation Root, O=Example, C=AA";
    private const string AaguidOid = "1.3.6.1.4.1.45724.1.1.4";
    private const string AppleNonceOid = "1.2.840.113635.100.8.2";

    /// <summary>From when its own certificates are valid.</summary>
    public static DateTimeOffset ValidFrom { get; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Until when its own certificates are valid.</summary>
    public static DateTimeOffset ValidUntil { get; } = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly Entropy _entropy;
    private readonly CertificateIssuer _root;

    /// <summary>An authority with a root of its own.</summary>
    /// <param name="entropy">Where keys and serial numbers come from.</param>
    /// <param name="root">How the root looks; null for a proper one.</param>
    public AttestationAuthority(Entropy entropy, AuthorityCertificate? root = null)
    {
        _entropy = entropy;
        _root = Authority(null, root ?? new(), RootName);
    }

    /// <summary>The root certificate, DER: what a relying party configures as its anchor.</summary>
    public ReadOnlyMemory<byte> Root => _root.Certificate;

    /// <summary>Another certificate for the same root name and key, DER: as when a root is renewed, or was valid at another time.</summary>
    /// <param name="root">How it looks; its algorithm and subject are those of the root.</param>
    public ReadOnlyMemory<byte> RenewRoot(AuthorityCertificate root) =>
        CertificateIssuer.Make(null, root with { Algorithm = _root.Algorithm, Subject = _root.Name.Name }, RootName, _root.Key, _entropy.Bytes(16)).Certificate;

    /// <summary>A key and its certificate for authenticators of one model, as WebAuthn L3 §8.2.1 wants them, unless told otherwise.</summary>
    /// <param name="aaguid">The model.</param>
    /// <param name="certificate">How the certificate looks; null for a proper one.</param>
    public AttestationBatch IssueBatch(Guid aaguid, BatchCertificate? certificate = null)
    {
        var wanted = certificate ?? new BatchCertificate();
        var issuer = _root;
        List<ReadOnlyMemory<byte>> above = [Root];
        foreach (var intermediate in wanted.Intermediates)
        {
            issuer = Authority(issuer, intermediate, $"CN=Test Attestation Intermediate {above.Count}, O=Example, C=AA");
            above.Insert(0, issuer.Certificate);
        }

        var key = CredentialKey.Make(KeyAlgorithm.ES256, _entropy);
        return new(
            key, Root,
            Sent(Leaf(issuer, wanted, key.SubjectPublicKeyInfo, ModelExtension(wanted, aaguid))),
            (subjectPublicKeyInfo, nonce) => Sent(Leaf(issuer, wanted, subjectPublicKeyInfo, [NonceExtension(nonce)])));

        IReadOnlyList<ReadOnlyMemory<byte>> Sent(byte[] leaf) => wanted.Sent([leaf, .. above]);
    }

    /// <summary>A TPM with a certificate for its attestation key, as WebAuthn L3 §8.3.1 wants it, unless told otherwise.</summary>
    /// <param name="certificate">How the certificate looks; null for a proper one.</param>
    public VirtualTpm IssueTpm(TpmCertificate? certificate = null)
    {
        var wanted = certificate ?? new TpmCertificate();
        var key = new TpmAttestationKey(wanted.Signing, _entropy);
        return new(key, Root, [TpmCertificates.Issue(_root, key.SubjectPublicKeyInfo, wanted, _entropy.Bytes(16))]);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Key.Dispose();

    /// <summary>A certificate for somebody else's key, the intermediate that issued it, and the root when it is wanted. Thread-safe.</summary>
    internal byte[][] IssueChain(CertificateOrder order)
    {
        lock (_root)
        {
            var wanted = new AuthorityCertificate();
            using var key = CredentialKey.Make(wanted.Algorithm, _entropy);
            var intermediate = CertificateIssuer.Make(
                _root, wanted, "CN=Test Attestation Intermediate, O=Example, C=AA", key, _entropy.Bytes(16), order.IntermediateExtensions);
            var leaf = intermediate.Issue(
                new(order.Subject), order.SubjectPublicKeyInfo, (order.ValidFrom, order.ValidUntil), order.Extensions, _entropy.Bytes(16));
            return order.WithRoot ? [leaf, intermediate.Certificate, _root.Certificate] : [leaf, intermediate.Certificate];
        }
    }

    private CertificateIssuer Authority(CertificateIssuer? issuer, AuthorityCertificate wanted, string name) =>
        CertificateIssuer.Make(issuer, wanted, name, CredentialKey.Make(wanted.Algorithm, _entropy), _entropy.Bytes(16));

    private byte[] Leaf(CertificateIssuer issuer, BatchCertificate wanted, byte[] subjectPublicKeyInfo, IEnumerable<X509Extension> more) => issuer.Issue(
        new(wanted.Subject), subjectPublicKeyInfo, (wanted.ValidFrom, wanted.ValidUntil),
        [new X509BasicConstraintsExtension(wanted.IsAuthority, false, 0, critical: true), .. more, .. wanted.Extensions], _entropy.Bytes(16), wanted.Version);

    private static X509Extension[] ModelExtension(BatchCertificate wanted, Guid aaguid) =>
        wanted.NamesAaguid ? [AaguidExtension(wanted.Aaguid ?? aaguid, wanted.AaguidIsCritical)] : [];

    // id-fido-gen-ce-aaguid: the sixteen bytes, wrapped in an OCTET STRING of their own.
    internal static X509Extension AaguidExtension(Guid aaguid, bool critical)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        der.WriteOctetString(aaguid.ToByteArray(bigEndian: true));
        return new(AaguidOid, der.Encode(), critical);
    }

    private static X509Extension NonceExtension(byte[] nonce)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        using (der.PushSequence(new(TagClass.ContextSpecific, 1)))
            der.WriteOctetString(nonce);
        return new(AppleNonceOid, der.Encode(), critical: false);
    }
}
