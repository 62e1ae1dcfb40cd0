using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Collects what attempts are folded from, of many at once.</summary>
internal sealed class AttemptStories(Database database)
{
    private readonly ToldEvents _events = new(database);

    /// <summary>The stories of what is asked for, and of all attempts that these share a ceremony with. What nothing is stored of has none.</summary>
    public async Task<IReadOnlyList<AttemptStory>> Of(AskedStories asked, CancellationToken cancel)
    {
        var read = new StoryReading(_events);
        await read.Ceremonies(asked.Ceremonies, cancel);
        await read.Attempts([.. asked.Attempts, .. asked.Neighbors, .. read.Owners()], cancel);
        await read.Attempts(read.Claimants(asked.Attempts), cancel);
        return await read.Stories(asked.Ceremonies, cancel);
    }

    /// <summary>The story of one attempt or of one ceremony that no client told of; null when nothing is stored of it.</summary>
    public async Task<AttemptStory?> Find(string relyingParty, string key, CancellationToken cancel)
    {
        var read = new StoryReading(_events);
        if (Guid.TryParseExact(key, "D", out var id))
        {
            await read.Attempts([new(relyingParty, id)], cancel);
            return (await read.Stories([], cancel)).SingleOrDefault();
        }

        CeremonyId[] ceremony = [new(relyingParty, key)];
        await read.Ceremonies(ceremony, cancel);
        return (await read.Stories(ceremony, cancel)).SingleOrDefault();
    }
}

/// <summary>What shall be folded.</summary>
internal sealed record AskedStories
{
    /// <summary>Attempts that something was told of; whoever claims one of their ceremonies is folded, too, for it may be theirs no more.</summary>
    public required IReadOnlyList<AttemptId> Attempts { get; init; }

    /// <summary>Attempts beside which something happened.</summary>
    public required IReadOnlyList<AttemptId> Neighbors { get; init; }

    /// <summary>Ceremonies; where a client told of one, the attempt that it belongs to.</summary>
    public required IReadOnlyList<CeremonyId> Ceremonies { get; init; }
}
