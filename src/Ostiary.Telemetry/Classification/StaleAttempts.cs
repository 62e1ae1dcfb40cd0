using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What one look at older attempts came to.</summary>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Noted">How many of them older rules have classified, and will be folded anew.</param>
public sealed record StaleLook(int Looked, int Noted);

/// <summary>Finds attempts that older rules have classified, after this server brought newer ones, and has them folded anew.</summary>
/// <remarks>
/// From the newest back to the oldest, in bounded steps whose place is committed with their notes: whoever is killed goes on there, and any
/// number of nodes may do so. Once through, it rests until the rules change. Answered by the index <c>attempts_started_at</c>.
/// </remarks>
public sealed class StaleAttempts(Database database, RuleSet rules, TimeProvider clock, Entropy entropy)
{
    private const int Page = 500;

    private const string SqlMark =
        """
        SELECT rules_version, started_at_ms, attempt_key
          FROM rule_marks
         WHERE relying_party_id = @relyingParty
         LIMIT 1
        """;

    private const string SqlMove =
        """
        INSERT INTO rule_marks (relying_party_id, rules_version, started_at_ms, attempt_key)
        VALUES (@relyingParty, @version, @startedAt, @key)
            ON CONFLICT (relying_party_id) DO UPDATE
           SET rules_version = @version,
               started_at_ms = @startedAt,
               attempt_key   = @key
         WHERE rule_marks.rules_version <= @version
        """;

    private const string SqlPage =
        """
        SELECT attempt_key, started_at_ms,
               CASE WHEN outcome <> 'succeeded' AND reduced_bits = 0 AND COALESCE(rules_version, 0) < @version THEN 1 ELSE 0 END
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND (started_at_ms, attempt_key) < (@startedAt, @key)
         ORDER BY started_at_ms DESC, attempt_key DESC
         LIMIT @most
        """;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Looks at some more; null when all are by the rules of now, or newer ones.</summary>
    public async Task<StaleLook?> Look(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var place = await PlaceOf(relyingParty, cancel);
        if (place is null)
            return null;

        var page = await database.Read(
            new Statement(
                SqlPage, ("relyingParty", relyingParty.Value), ("version", rules.Version), ("startedAt", place.StartedAtMs), ("key", place.Key), ("most", Page)),
            row => (Key: row.GetString(0), StartedAtMs: row.GetInt64(1), IsStale: row.Flag(2)), cancel);
        var next = page.Count < Page ? new AttemptPlace(0, "") : new AttemptPlace(page[^1].StartedAtMs, page[^1].Key);
        var stale = page.Where(one => one.IsStale).Select(one => one.Key).ToList();
        await database.Commit([Move(relyingParty, next), .. Refold.NotesOf(relyingParty, stale, clock, entropy)], cancel);
        return new(page.Count, stale.Count);
    }

    private async Task<AttemptPlace?> PlaceOf(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var mark = await database.ReadFirst(
            new Statement(SqlMark, ("relyingParty", relyingParty.Value)), row => new RuleMark(row.GetInt64(0), new(row.GetInt64(1), row.GetString(2))), cancel);
        return mark is null || mark.RulesVersion < rules.Version ? new((clock.GetUtcNow() + Ahead).ToUnixTimeMilliseconds(), "")
            : mark.RulesVersion > rules.Version || mark.Place.StartedAtMs == 0 ? null
            : mark.Place;
    }

    private Statement Move(RelyingPartyId relyingParty, AttemptPlace place) => new(
        SqlMove, ("relyingParty", relyingParty.Value), ("version", rules.Version), ("startedAt", place.StartedAtMs), ("key", place.Key));

    private sealed record RuleMark(long RulesVersion, AttemptPlace Place);
}
