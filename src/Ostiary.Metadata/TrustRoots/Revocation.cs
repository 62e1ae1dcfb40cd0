using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>Asks revocation lists about each certificate of a path that ends at an anchor (RFC 5280 §6.3).</summary>
internal static class Revocation
{
    /// <summary>None of the certificates is revoked, as far as that must be known.</summary>
    /// <param name="path">The signer's certificates and the anchor after them, each issued by the next.</param>
    /// <param name="encodedLists">The lists that were had, in DER and in any order.</param>
    /// <param name="demand">How much must be known.</param>
    /// <param name="at">When.</param>
    /// <remarks>
    /// A list that revokes counts whatever its age. Fails with <c>metadata.blob_signer_revoked</c> and, when a list must cover every certificate,
    /// <c>metadata.revocation_unknown</c>, <c>metadata.revocation_list_malformed</c>, <c>metadata.revocation_list_untrusted</c> or
    /// <c>metadata.revocation_list_stale</c>: what kept the last list that might have covered it from counting.
    /// </remarks>
    public static Failure? NoneIsRevoked(
        IReadOnlyList<SignerCertificate> path, IReadOnlyList<ReadOnlyMemory<byte>> encodedLists, RevocationDemand demand, DateTimeOffset at)
    {
        if (demand is RevocationDemand.DangerOff)
            return null;

        var read = encodedLists.Select(RevocationList.Read).ToList();
        var lists = read.Where(list => list.Succeeded).Select(list => list.Value).ToList();
        var malformed = read.Find(list => !list.Succeeded).Failure;
        return AnyIsRevoked(path, lists) ?? (demand is RevocationDemand.Required ? AnyIsUnknown(path, lists, malformed, at) : null);
    }

    private static Failure? AnyIsRevoked(IReadOnlyList<SignerCertificate> path, List<RevocationList> lists)
    {
        for (var index = 0; index + 1 < path.Count; index++)
        {
            var (certificate, issuer) = (path[index], path[index + 1]);
            if (lists.Exists(list => RevocationSignature.IsBy(issuer, list) && list.Revokes(certificate)))
                return new(MetadataCodes.BlobSignerRevoked, $"x5c[{index}]");
        }

        return null;
    }

    private static Failure? AnyIsUnknown(IReadOnlyList<SignerCertificate> path, List<RevocationList> lists, Failure? malformed, DateTimeOffset at)
    {
        for (var index = 0; index + 1 < path.Count; index++)
        {
            if (WhyUnknown(path[index], path[index + 1], lists, malformed, at) is { } unknown)
                return unknown with { Detail = $"x5c[{index}]: {unknown.Detail ?? unknown.Code.Title}" };
        }

        return null;
    }

    private static Failure? WhyUnknown(
        SignerCertificate certificate, SignerCertificate issuer, List<RevocationList> lists, Failure? malformed, DateTimeOffset at)
    {
        var named = lists.Where(list => list.Issuer.Span.SequenceEqual(issuer.Subject.Span) && list.Scope.Covers(certificate)).ToList();
        if (named.Count == 0)
            return malformed ?? new Failure(MetadataCodes.RevocationUnknown);

        var signed = named.Where(list => RevocationSignature.IsBy(issuer, list)).ToList();
        if (signed.Count == 0)
            return new(MetadataCodes.RevocationListUntrusted);

        return signed.Exists(list => list.IsInForce(at)) ? null : new(MetadataCodes.RevocationListStale);
    }
}
