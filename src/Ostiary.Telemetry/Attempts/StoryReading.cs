namespace Ostiary.Telemetry;

/// <summary>What was read for some stories: every attempt and every ceremony once.</summary>
internal sealed class StoryReading(ToldEvents events)
{
    private const int MostCeremonies = 50;

    private readonly Dictionary<AttemptId, List<AttemptEvent>> _own = [];
    private readonly Dictionary<CeremonyId, CeremonyStory> _told = [];

    /// <summary>Reads ceremonies that were not read yet.</summary>
    public async Task Ceremonies(IEnumerable<CeremonyId> asked, CancellationToken cancel)
    {
        var ceremonies = asked.Where(one => !_told.ContainsKey(one)).Distinct().ToList();
        var told = await events.Of(ceremonies, cancel);
        for (var place = 0; place < told.Length; place++)
            _told[ceremonies[place]] = new CeremonyStory(told[place]);
    }

    /// <summary>Reads attempts that were not read yet, and their ceremonies.</summary>
    public async Task Attempts(IEnumerable<AttemptId> asked, CancellationToken cancel)
    {
        var attempts = asked.Where(one => !_own.ContainsKey(one)).Distinct().ToList();
        var own = await events.Of(attempts, cancel);
        for (var place = 0; place < own.Length; place++)
            _own[attempts[place]] = own[place];

        await Ceremonies(attempts.SelectMany(CeremoniesOf), cancel);
    }

    /// <summary>The attempts that the ceremonies belong to.</summary>
    public IEnumerable<AttemptId> Owners() => _told.SelectMany(one => one.Value.Owner is { } owner ? new[] { new AttemptId(one.Key.RelyingParty, owner) } : []);

    /// <summary>All that claim a ceremony of one of these.</summary>
    public IEnumerable<AttemptId> Claimants(IEnumerable<AttemptId> attempts) =>
        from attempt in attempts
        from ceremony in CeremoniesOf(attempt)
        from claimant in _told[ceremony].Claimants
        select new AttemptId(ceremony.RelyingParty, claimant);

    /// <summary>The stories of all attempts that were read, and of those ceremonies that belong to none.</summary>
    public async Task<IReadOnlyList<AttemptStory>> Stories(IEnumerable<CeremonyId> ceremonies, CancellationToken cancel)
    {
        Draft[] drafts =
        [
            .. _own.Keys.Select(DraftOf).Where(draft => draft.Own.Count > 0),
            .. ceremonies.Distinct().Where(one => _told[one] is { Owner: null, BeyondAttempts.Count: > 0 }).Select(one => new Draft(one.RelyingParty, one.Id, [one.Id], _told[one].BeyondAttempts)),
        ];
        var visited = drafts.Where(draft => draft.Visit is not null).ToList();
        var around = await events.Of(visited.ConvertAll(draft => draft.Visit!), cancel);
        for (var place = 0; place < around.Length; place++)
            visited[place].Around = around[place];

        return Array.ConvertAll(drafts, draft => new AttemptStory(draft.RelyingParty, draft.Key, draft.Ceremonies, draft.Own, draft.Around));
    }

    private Draft DraftOf(AttemptId attempt)
    {
        var owned = CeremoniesOf(attempt).Where(ceremony => _told[ceremony].Owner == attempt.Id).ToList();
        return new(
            attempt.RelyingParty, attempt.Id.ToString("D"), owned.ConvertAll(ceremony => ceremony.Id),
            owned.Count == 0 ? _own[attempt] : [.. _own[attempt], .. owned.SelectMany(ceremony => _told[ceremony].BeyondAttempts)]);
    }

    // In an order of their own, so that the bound leaves out the same ones each time.
    private IEnumerable<CeremonyId> CeremoniesOf(AttemptId attempt) =>
        _own[attempt].Select(one => one.Ceremony).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostCeremonies)
            .Select(id => new CeremonyId(attempt.RelyingParty, id));

    /// <summary>A story before anything is known of its surroundings.</summary>
    private sealed record Draft(string RelyingParty, string Key, IReadOnlyList<string> Ceremonies, List<AttemptEvent> Own)
    {
        public List<AttemptEvent> Around { get; set; } = [];

        /// <summary>Where to look for them: the visit of the first event that has one.</summary>
        public SpanOfVisit? Visit { get; } =
            Own.Where(one => one.Session.Length > 0).MinBy(one => (one.OccurredAtMs, one.Seq, one.Id))?.Session is { } session
                ? new(RelyingParty, session, Own.Min(one => one.OccurredAtMs), Own.Max(one => one.OccurredAtMs))
                : null;
    }
}
