using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Collects what attempts are folded from.</summary>
internal sealed class AttemptStories(Database database)
{
    private const int MostCeremonies = 50;
    private const int MostAttemptsOfVisit = 200;

    private const string SqlOfVisit =
        """
        SELECT attempt_key
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND session_id       = @session
         ORDER BY started_at_ms DESC
         LIMIT @most
        """;

    /// <summary>The story of an attempt that a client told of, and all others that claim one of its ceremonies; no story when nothing is stored of it.</summary>
    public async Task<(AttemptStory? Story, IReadOnlySet<Guid> Claimants)> OfAttempt(string relyingParty, Guid attempt, CancellationToken cancel)
    {
        var own = await database.Read(ListEventsOfAttempt.ByAttempt(relyingParty, attempt), AttemptEvent.Read, cancel);
        var claimants = new HashSet<Guid> { attempt };
        var owned = new List<string>();
        foreach (var ceremony in own.Select(one => one.Ceremony).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostCeremonies).ToList())
        {
            var told = await database.Read(ListEventsOfAttempt.ByCeremony(relyingParty, ceremony), AttemptEvent.Read, cancel);
            claimants.UnionWith(told.Select(one => one.Attempt).OfType<Guid>());
            if (OwnerOf(told) != attempt)
                continue;

            owned.Add(ceremony);
            own.AddRange(told.Where(one => one.Attempt is null));
        }

        return (own.Count == 0 ? null : new AttemptStory(relyingParty, attempt.ToString("D"), owned, own, await Around(relyingParty, own, cancel)), claimants);
    }

    /// <summary>The attempt that a ceremony belongs to, or its story when no client told of it.</summary>
    public async Task<(AttemptStory? Story, Guid? Owner)> OfCeremony(string relyingParty, string ceremony, CancellationToken cancel)
    {
        var told = await database.Read(ListEventsOfAttempt.ByCeremony(relyingParty, ceremony), AttemptEvent.Read, cancel);
        return told.Count == 0 ? (null, null)
            : OwnerOf(told) is { } owner ? (null, owner)
            : (new AttemptStory(relyingParty, ceremony, [ceremony], told, await Around(relyingParty, told, cancel)), null);
    }

    /// <summary>The attempts of a visit that are known by now.</summary>
    public Task<List<string>> KeysOfVisit(string relyingParty, string session, CancellationToken cancel) => database.Read(
        new Statement(SqlOfVisit, ("relyingParty", relyingParty), ("session", session), ("most", MostAttemptsOfVisit)), row => row.GetString(0), cancel);

    // A ceremony proves one attempt. Whoever spreads its ticket over many gets only the first of them counted.
    private static Guid? OwnerOf(List<AttemptEvent> told) => told.Select(one => one.Attempt).OfType<Guid>().Order().Select(id => (Guid?)id).FirstOrDefault();

    private async Task<List<AttemptEvent>> Around(string relyingParty, List<AttemptEvent> own, CancellationToken cancel) =>
        own.Find(one => one.Session.Length > 0)?.Session is { } session
            ? await database.Read(
                ListEventsOfAttempt.InVisit(relyingParty, session, own.Min(one => one.OccurredAtMs), own.Max(one => one.OccurredAtMs)), AttemptEvent.Read, cancel)
            : [];
}
