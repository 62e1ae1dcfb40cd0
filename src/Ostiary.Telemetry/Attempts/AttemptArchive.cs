using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Where attempts are asked for. Safe for use from any thread.</summary>
public sealed class AttemptArchive(Database database, RuleSet rules, IReferenceKey key)
{
    private readonly AttemptStories _stories = new(database);

    /// <summary>Counts attempts.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="by">What to tell them apart by; null for nothing.</param>
    /// <param name="withPersons">Whether persons are asked for where they must be counted one by one: that takes several times as long.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<IReadOnlyList<AttemptTally>> Count(AttemptFilter filter, AttemptDimension? by, bool withPersons, CancellationToken cancel) =>
        await database.Read(TallyAttempts.Query(filter, by, withPersons), TallyAttempts.Read, cancel);

    /// <summary>Attempts counted by day and everything that they are told apart by, versions and models among it.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="by">What the answer tells apart. Where the kept days cannot, nor answer the filter, attempts are counted one by one.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<DayBook> Days(AttemptFilter filter, IEnumerable<AttemptDimension> by, CancellationToken cancel) =>
        new(filter, filter.Where.Keys.Concat(by).All(AttemptFilter.IsInDays)
            ? await database.Read(ListDays.Query(filter), ListDays.Read, cancel)
            : await CountDays.Of(database, filter, cancel));

    /// <summary>How long attempts took that succeeded with a security key, and with the device's own passkey: the newest of each.</summary>
    public async Task<IReadOnlyList<KeyTime>> KeyTimes(AttemptFilter filter, CancellationToken cancel)
    {
        var times = new List<KeyTime>();
        foreach (var query in ListKeyTimes.Queries(filter))
            times.AddRange(await database.Read(query, ListKeyTimes.Read, cancel));

        return times;
    }

    /// <summary>Attempts counted by hour and party; to be asked only what rollups can answer.</summary>
    public async Task<IReadOnlyList<HourTally>> CountByHour(AttemptFilter filter, CancellationToken cancel) =>
        await database.Read(ListFailuresByHour.Query(filter), ListFailuresByHour.Read, cancel);

    /// <summary>Attempts, newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<Attempt>> Search(
        AttemptFilter filter, AttemptTraits traits, AttemptPlace? after, int limit, CancellationToken cancel) =>
        await database.Read(SearchAttempts.Query(filter, traits, after, limit), SearchAttempts.Read, cancel);

    /// <summary>The attempt of that key, of that ceremony, or of that support code; null when there is none.</summary>
    public Task<Attempt?> Find(RelyingPartyId relyingParty, string named, CancellationToken cancel) =>
        database.ReadFirst(SearchAttempts.One(relyingParty.Value, named), SearchAttempts.Read, cancel);

    /// <summary>All that was told of an attempt, and what it comes to by the rules of now; null when its events have expired.</summary>
    public async Task<(AttemptStory Story, FoldedAttempt Folded)?> Open(Attempt attempt, CancellationToken cancel)
    {
        var story = await _stories.Find(attempt.RelyingParty, attempt.Key, cancel);
        return story is null ? null : (story, Folding.Fold(story, rules));
    }

    /// <summary>The pseudonym of a reference that a site, or this server, knows; null when nothing was ever told of it.</summary>
    /// <param name="relyingParty">Whose reference.</param>
    /// <param name="field"><c>subject</c> or <c>credential</c>.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<string?> PseudonymOf(RelyingPartyId relyingParty, string field, string reference, CancellationToken cancel)
    {
        var mac = References.MacOf(await key.Get(cancel), relyingParty, field, reference)!;
        return await database.ReadFirst(FindPseudonym.Query(relyingParty.Value, mac), row => row.GetString(0), cancel);
    }
}
