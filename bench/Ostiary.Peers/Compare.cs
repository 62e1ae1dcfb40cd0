namespace Ostiary.Peers;

/// <summary>Lets all peers judge the same ceremonies.</summary>
public static class Compare
{
    private const int Batch = 512;

    /// <summary>Judges that many ceremonies, made from the seed, and counts where a peer sees one differently than we do.</summary>
    /// <remarks>The handler of Identity, which makes the options, always takes part.</remarks>
    public static async Task<Comparison> Run(int ceremonies, long seed, IReadOnlyList<IPeer> others, Action<int>? progress = null)
    {
        using var identity = new IdentityPeer();
        IPeer[] peers = [identity, .. others];
        var ours = new Ours();
        var comparison = new Comparison();
        var done = 0;
        using var generator = new Generator(seed, identity);
        await foreach (var batch in Batches(generator, ceremonies))
        {
            var verdicts = await ours.Judge(batch);
            foreach (var peer in peers)
            {
                var theirs = await peer.Judge(batch);
                for (var at = 0; at < batch.Count; at++)
                    comparison.Count(peer.Name, batch[at], verdicts[at], theirs[at]);
            }

            progress?.Invoke(done += batch.Count);
        }

        return comparison;
    }

    private static async IAsyncEnumerable<IReadOnlyList<Ceremony>> Batches(Generator generator, int ceremonies)
    {
        var batch = new List<Ceremony>(Batch);
        await foreach (var ceremony in generator.Ceremonies())
        {
            batch.Add(ceremony);
            if (batch.Count < Batch && batch.Count < ceremonies)
                continue;

            yield return batch;
            ceremonies -= batch.Count;
            batch = new List<Ceremony>(Batch);
            if (ceremonies <= 0)
                yield break;
        }
    }
}
