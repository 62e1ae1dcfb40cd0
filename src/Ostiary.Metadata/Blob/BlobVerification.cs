using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>Decides whether a BLOB is the Metadata Service's (FIDO MDS v3 §3.2, steps 4 to 6).</summary>
public static class BlobVerification
{
    // The service's chain may carry its root, and one that another root signed too.
    private static readonly CertificatePathRules Rules = new() { RootMayBeSent = true };

    /// <summary>The payload of a BLOB that somebody trusted signed for the configured host.</summary>
    /// <param name="blob">The BLOB.</param>
    /// <param name="revocationLists">Every revocation list that was had, in DER and in any order.</param>
    /// <param name="trust">Whom to believe.</param>
    /// <param name="at">When.</param>
    /// <remarks>
    /// Fails with the <c>metadata.blob_…</c> and <c>metadata.revocation_…</c> codes, except <c>metadata.blob_rolled_back</c>, which is for whoever
    /// knows the one before. Pure: safe to call from any thread.
    /// </remarks>
    public static Outcome<MetadataBlob> Verify(
        SignedBlob blob, IReadOnlyList<ReadOnlyMemory<byte>> revocationLists, BlobTrust trust, DateTimeOffset at)
    {
        if (!ReadSigner(blob).TryGet(out var path, out var failure))
            return failure;

        return (SignatureIsTheSigners(blob)
            ?? SignerIsTheHost(path[0], trust)
            ?? SignerIsTrusted(path, revocationLists, trust, at)) is { } broken
            ? broken
            : ReadPayload(blob).Then(read => Outcome.Unless(BlobIsFresh(read, trust, at), read));
    }

    /// <summary>Where revocation lists for a BLOB's certificates are to be had: addresses as written in them, not to be trusted.</summary>
    public static IReadOnlyList<string> RevocationPoints(SignedBlob blob) =>
        [.. blob.Certificates.Select(SignerCertificate.Read).OfType<SignerCertificate>().SelectMany(certificate => certificate.DistributionPoints).Distinct()];

    private static Outcome<IReadOnlyList<SignerCertificate>> ReadSigner(SignedBlob blob)
    {
        var path = blob.Certificates.Select(SignerCertificate.Read).OfType<SignerCertificate>().ToList();
        return path.Count == blob.Certificates.Count ? path : new Failure(MetadataCodes.BlobMalformed, "x5c has an entry that is no certificate");
    }

    private static Failure? SignatureIsTheSigners(SignedBlob blob)
    {
        if (BlobSignature.Find(blob.Algorithm) is not { } signature)
            return new(MetadataCodes.BlobAlgorithmUnsupported);

        using var signer = X509CertificateLoader.LoadCertificate(blob.Certificates[0].Span);
        return signature.IsBy(signer, blob.SignedBytes.Span, blob.Signature.Span);
    }

    private static Failure? SignerIsTheHost(SignerCertificate signer, BlobTrust trust)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(signer.Encoded.Span);
            return certificate.MatchesHostname(trust.HostName, allowWildcards: true, allowCommonName: false)
                ? null
                : new(MetadataCodes.BlobSignerUnknown, $"{trust.HostName} is due");
        }
        catch (CryptographicException)
        {
            return new(MetadataCodes.BlobSignerUnknown, "its names cannot be read");
        }
    }

    /// <summary>A path from the signer leads to a root without a revoked certificate on it. Certificates after that root's issue are not looked at.</summary>
    private static Failure? SignerIsTrusted(
        IReadOnlyList<SignerCertificate> sent, IReadOnlyList<ReadOnlyMemory<byte>> revocationLists, BlobTrust trust, DateTimeOffset at)
    {
        Failure? failure = null;
        for (var count = 1; count <= sent.Count; count++)
        {
            ReadOnlyMemory<byte>[] path = [.. sent.Take(count).Select(certificate => certificate.Encoded)];
            if (CertificatePath.Follow(path, trust.Roots, at, Rules).TryGet(out var anchor, out failure))
                return Revocation.NoneIsRevoked([.. Below(sent.Take(count), anchor), SignerCertificate.Read(anchor)!], revocationLists, trust.Revocation, at);
        }

        return new(MetadataCodes.BlobUntrusted, failure?.ToString());
    }

    private static IEnumerable<SignerCertificate> Below(IEnumerable<SignerCertificate> sent, ReadOnlyMemory<byte> anchor) =>
        sent.TakeWhile(certificate => !certificate.Encoded.Span.SequenceEqual(anchor.Span));

    private static Outcome<MetadataBlob> ReadPayload(SignedBlob blob) =>
        blob.Payload() is { } payload ? MetadataBlob.Read(payload) : new Failure(MetadataCodes.BlobMalformed, "the payload is not base64url");

    private static Failure? BlobIsFresh(MetadataBlob blob, BlobTrust trust, DateTimeOffset at) =>
        trust.RefuseStale && blob.IsStale(at) ? new(MetadataCodes.BlobStale, $"its next update was due on {blob.NextUpdate:yyyy-MM-dd}") : null;
}
