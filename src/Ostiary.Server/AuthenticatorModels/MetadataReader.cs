using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.Server.Outbound;

namespace Ostiary.Server.AuthenticatorModels;

/// <summary>Brings a BLOB and its revocation lists from where the configuration says, and offers them to the source.</summary>
public sealed class MetadataReader(MetadataOptions options, MetadataSource source, HardenedFetcher fetcher, TimeProvider clock)
{
    private const int MostRevocationPoints = 8;

    /// <summary>Looks once; afterwards the source knows newer metadata, that there is none, or what the trouble is.</summary>
    /// <returns>What the trouble is; null when there is none.</returns>
    public async Task<Failure?> Refresh(CancellationToken cancel)
    {
        if (!(await ReadBlob(cancel)).TryGet(out var answer, out var failure))
            return Note(failure);

        if (answer.Body is null)
        {
            source.NoteUnchanged(clock.GetUtcNow());
            return null;
        }

        if (!SignedBlob.Parse(answer.Body).TryGet(out var blob, out failure))
            return Note(failure);

        var lists = await RevocationLists(blob, cancel);
        return source.Offer(answer.Body, lists, answer.EntityTag, clock.GetUtcNow()).Failure ?? source.State.Trouble;
    }

    private async Task<Outcome<OutboundAnswer>> ReadBlob(CancellationToken cancel) => options.Url is { } url
        ? await fetcher.Fetch(
            new OutboundRequest { Address = url, LargestBytes = BlobLimits.Blob, Timeout = options.FetchTimeout, EntityTag = source.State.EntityTag }, cancel)
        : CertificateFiles.Read(options.File!, BlobLimits.Blob).Map(bytes => new OutboundAnswer(bytes, null));

    // A list that cannot be had is no trouble by itself: whether one is missed is decided when the BLOB is verified.
    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> RevocationLists(SignedBlob blob, CancellationToken cancel)
    {
        if (options.Revocation is RevocationDemand.DangerOff)
            return [];

        var lists = options.RevocationListFiles.Select(CertificateFiles.RevocationList).Where(list => list.Succeeded).Select(list => list.Value).ToList();
        if (options.Url is null)
            return lists;

        foreach (var point in BlobVerification.RevocationPoints(blob).Take(MostRevocationPoints))
        {
            if (Uri.TryCreate(point, UriKind.Absolute, out var address) && (await fetcher.Fetch(ListAt(address), cancel)).TryGet(out var answer, out _))
                lists.Add(answer.Body!);
        }

        return lists;
    }

    private OutboundRequest ListAt(Uri address) =>
        new() { Address = address, LargestBytes = BlobLimits.RevocationList, Timeout = options.FetchTimeout, PlainHttpAllowed = true };

    private Failure Note(Failure trouble)
    {
        source.NoteTrouble(trouble, clock.GetUtcNow());
        return trouble;
    }
}
