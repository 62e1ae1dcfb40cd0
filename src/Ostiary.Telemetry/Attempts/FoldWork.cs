using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What one step of folding comes to: each attempt once.</summary>
internal sealed class FoldWork(Database database, RuleSet rules)
{
    // What is read at once is held at once: at most as many attempts as this, and those who claim their ceremonies, with all of their events.
    private const int MostTogether = 250;

    private readonly AttemptStories _stories = new(database);
    private readonly Dictionary<AttemptKey, Attempt?> _attempts = [];

    /// <summary>How many attempts came of it.</summary>
    public int Folded => _attempts.Values.Count(attempt => attempt is not null);

    /// <summary>Folds what keys stand for, and what changes with it.</summary>
    public async Task Fold(IReadOnlyList<FoldKey> keys, CancellationToken cancel)
    {
        foreach (var some in keys.Where(key => key.Kind == FoldKey.OfAttempt).Chunk(MostTogether))
            await Fold(AttemptsIn(some.Select(key => (key.RelyingParty, key.Id))), [], [], cancel);

        foreach (var some in keys.Where(key => key.Kind == FoldKey.OfCeremony).Chunk(MostTogether))
            await Fold([], [], [.. some.Where(key => !IsDone(key.RelyingParty, key.Id)).Select(key => new CeremonyId(key.RelyingParty, key.Id))], cancel);

        foreach (var some in (await InVisits(keys, cancel)).Chunk(MostTogether))
            await Fold([], AttemptsIn(some.Where(one => !IsDone(one.RelyingParty, one.Key))), [], cancel);
    }

    /// <summary>What makes the stored attempts those that were folded; nothing where nothing changed.</summary>
    public async Task<IReadOnlyList<AttemptChange>> Changes(CancellationToken cancel)
    {
        var stored = new Dictionary<AttemptKey, Attempt>(_attempts.Count);
        foreach (var some in _attempts.Keys.Chunk(2 * MostTogether))
        {
            foreach (var query in ListAttempts.Queries(database.Dialect, some))
            {
                foreach (var attempt in await database.Read(query, SearchAttempts.Read, cancel))
                    stored[new(attempt.RelyingParty, attempt.Key)] = attempt;
            }
        }

        return
        [
            .. _attempts.Select(folded => new AttemptChange(stored.GetValueOrDefault(folded.Key), folded.Value))
                .Where(change => change.Before is not { IsSettled: true } && change.Before != change.After),
        ];
    }

    private async Task Fold(IReadOnlyList<AttemptId> attempts, IReadOnlyList<AttemptId> neighbors, IReadOnlyList<CeremonyId> ceremonies, CancellationToken cancel)
    {
        var stories = await _stories.Of(new AskedStories { Attempts = attempts, Neighbors = neighbors, Ceremonies = ceremonies }, cancel);
        foreach (var story in stories)
        {
            // A ceremony that an attempt owns is no attempt of its own any more.
            foreach (var ceremony in story.Ceremonies)
                _attempts[new(story.RelyingParty, ceremony)] = null;

            _attempts[new(story.RelyingParty, story.Key)] = Folding.Fold(story, rules).Attempt;
        }
    }

    private async Task<List<(string RelyingParty, string Key)>> InVisits(IReadOnlyList<FoldKey> keys, CancellationToken cancel)
    {
        var known = new List<(string, string)>();
        foreach (var query in ListAttemptsOfVisit.Queries(database.Dialect, [.. keys.Where(key => key.Kind == FoldKey.OfVisit)]))
            known.AddRange(await database.Read(query, row => (row.GetString(0), row.GetString(1)), cancel));

        return known;
    }

    private bool IsDone(string relyingParty, string key) => _attempts.ContainsKey(new(relyingParty, key));

    private static List<AttemptId> AttemptsIn(IEnumerable<(string RelyingParty, string Key)> named) =>
    [
        .. from one in named
           let id = Guid.TryParseExact(one.Key, "D", out var read) ? read : (Guid?)null
           where id is not null
           select new AttemptId(one.RelyingParty, id.Value),
    ];
}
