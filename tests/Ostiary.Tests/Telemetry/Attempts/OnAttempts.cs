using System.Text.Json;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

/// <summary>Stored events, and attempts folded from them.</summary>
public abstract class OnAttempts(DatabaseFixture fixture) : OnIntake(fixture)
{
    private const string SqlAttempts =
        """
        SELECT attempt_key, ceremony_id, session_id, subject, started_at_ms, ended_at_ms, flow, operation, mediation, surface, outcome, furthest_node, ended_with,
               os, os_version, browser, form_factor, model, authenticator_class, transport, ceremony_ms, error_class, party, confidence_permille, is_dead_end, event_count, manager, cohort
          FROM attempts
         WHERE relying_party_id = @relyingParty
         ORDER BY attempt_key
        """;

    private const string SqlHours =
        """
        SELECT hour_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor, authenticator_class, transport, error_class, party,
               attempt_count, ticketed_count, person_count, dead_end_count, timed_count, ceremony_ms_sum
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
         ORDER BY hour_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor, authenticator_class, transport, error_class, party
        """;

    private int _told;

    internal AttemptFolding Folding => new(Database, RuleSet.BuiltIn);

    internal AttemptRolling Rolling => new(Database);

    internal DayRolling Days => new(Database, new RetentionOptions(), Clock);

    protected long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Stores events and folds nothing.</summary>
    internal async Task Tell(params IReadOnlyList<StoredEvent> events) => await Store.Write(events);

    /// <summary>Folds and rolls until nothing is left to do.</summary>
    internal async Task KeepUp()
    {
        await CaughtUp.Fold(Folding);
        await CaughtUp.Roll(Rolling, Database);
    }

    /// <summary>Counts the days that are marked.</summary>
    internal async Task CountDays()
    {
        while (await Days.RollAll(default) > 0)
        {
        }
    }

    internal Task<List<string>> Attempts() => Rows(SqlAttempts, Source.RelyingParty);

    internal Task<List<string>> Hours() => Rows(SqlHours, Source.RelyingParty);

    internal async Task<(long Attempts, long Ticketed, long Persons)> Sums() => await Database.ReadFirst(
        new Statement(
            """
            SELECT CAST(COALESCE(SUM(attempt_count), 0) AS BIGINT), CAST(COALESCE(SUM(ticketed_count), 0) AS BIGINT), CAST(COALESCE(SUM(person_count), 0) AS BIGINT)
              FROM attempt_hours
             WHERE relying_party_id = @relyingParty
            """,
            ("relyingParty", Source.RelyingParty.Value)),
        row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), default);

    internal Task<List<string>> Rows(string sql, RelyingPartyId relyingParty) => Database.Read(
        new Statement(sql, ("relyingParty", relyingParty.Value)),
        row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "-" : Convert.ToString(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))),
        default);

    /// <summary>One attempt from options to answer, and the server's word on it.</summary>
    internal IReadOnlyList<StoredEvent> Attempt(Guid id, string? ceremony, bool succeeds = true, string person = "sam", string session = "session-1", long atMs = 0) =>
    [
        .. ceremony is null ? [] : new[] { Event("ceremony.issued", atMs, new { kind = "get", purpose = "sign_in", mediation = "modal" }) with { Origin = "server", Surface = "server", Ceremony = ceremony } },
        Event("env.device", atMs, new { os = "windows", osVersion = "11", browser = "chrome", formFactor = "desktop" }) with { Session = session, Tab = "tab-1" },
        Event("ceremony.started", atMs + 50, new { kind = "get", mediation = "modal" }) with { Attempt = id, Ceremony = ceremony, Session = session, Tab = "tab-1" },
        succeeds
            ? Event("ceremony.succeeded", atMs + 2_050, new { kind = "get", mediation = "modal", durationMs = 2_000, attachment = "platform", backupEligible = true })
                with { Attempt = id, Ceremony = ceremony, Session = session, Tab = "tab-1" }
            : Event("ceremony.failed", atMs + 4_050, new { kind = "get", mediation = "modal", durationMs = 4_000, name = "NotAllowedError" })
                with { Attempt = id, Ceremony = ceremony, Session = session, Tab = "tab-1" },
        .. ceremony is null || !succeeds ? [] : new[]
        {
            Event("ceremony.verified", atMs + 2_100, new { kind = "get", purpose = "sign_in", backupEligible = true })
                with { Origin = "server", Surface = "server", Ceremony = ceremony, Subject = System.Text.Encoding.UTF8.GetBytes(person.PadRight(32)) },
        },
    ];

    internal StoredEvent Event(string name, long atMs, object fields) => new()
    {
        RelyingParty = Source.RelyingParty.Value,
        Id = Guid.CreateVersion7(),
        Name = name,
        Origin = "browser",
        OccurredAtMs = Now + atMs,
        ReceivedAtMs = Now + atMs,
        Seq = _told++,
        Surface = "browser",
        Sdk = "web 0.1.0 default",
        Fields = JsonSerializer.Serialize(fields),
        Batch = 1,
    };
}
