using System.Diagnostics;
using System.Globalization;
using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Load;

/// <summary>Fills a database with thirty days of events: one day is told and folded by the server's own code, the others are that day, moved.</summary>
/// <remarks>In steps that are each done or not done, so that it can be broken off and goes on where it was.</remarks>
internal sealed class ScaleFill(Database database, string relyingParty)
{
    /// <summary>How many days.</summary>
    public const int Days = 30;

    /// <summary>How many attempts each has: with eleven to twelve events each, thirty days have ten million.</summary>
    public const int AttemptsOfDay = 29_200;

    private const long DayMs = 86_400_000;
    private const int AttemptsOfBatch = 40;

    // Of ids the first byte moves, which is 1 for all that are made in these decades: what was ordered by time stays so.
    private const string EventsOfDay =
        """
        INSERT INTO events (relying_party_id, event_id, name, origin, occurred_at_ms, received_at_ms, clock_offset_ms, mono_ms, seq_count,
                            tab_id, session_id, flow_id, attempt_id, ceremony_id, decision_id, surface, touchpoint, sdk,
                            subject, credential, session_ref, labels, fields, batch, cohort)
        SELECT relying_party_id, <event>, name, origin, occurred_at_ms + @moved, received_at_ms + @moved, clock_offset_ms, mono_ms, seq_count,
               tab_id, session_id || @mark, flow_id, <attempt>, ceremony_id || @mark, decision_id, surface, touchpoint, sdk,
               subject, credential, session_ref, labels, fields, batch, cohort
          FROM events
         WHERE relying_party_id = @relyingParty
           AND event_id         < @bound
        """;

    private const string AttemptsMoved =
        """
        INSERT INTO attempts (relying_party_id, attempt_key, ceremony_id, session_id, tab_id, subject, credential, decision_id, touchpoint, started_at_ms, ended_at_ms,
                              flow, operation, mediation, surface, outcome, furthest_node, ended_with, os, os_version, browser, browser_version, form_factor, oem, model,
                              authenticator_class, transport, options_ms, ceremony_ms, server_ms, error_class, party, confidence_permille, rule_id, rules_version,
                              error_name, server_code, is_dead_end, has_unexpected_qr_code, event_count, manager, cohort)
        SELECT relying_party_id, @first || SUBSTR(attempt_key, 3), ceremony_id || @mark, session_id || @mark, tab_id, subject, credential, decision_id, touchpoint,
               started_at_ms + @moved, ended_at_ms + @moved,
               flow, operation, mediation, surface, outcome, furthest_node, ended_with, os, os_version, browser, browser_version, form_factor, oem, model,
               authenticator_class, transport, options_ms, ceremony_ms, server_ms, error_class, party, confidence_permille, rule_id, rules_version,
               error_name, server_code, is_dead_end, has_unexpected_qr_code, event_count, manager, cohort
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND attempt_key      < '02'
        """;

    private const string HoursMoved =
        """
        INSERT INTO hours_to_roll (relying_party_id, hour_ms)
        SELECT DISTINCT relying_party_id, started_at_ms - started_at_ms % 3600000 + @moved
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND attempt_key      < '02'
            ON CONFLICT (relying_party_id, hour_ms) DO NOTHING
        """;

    private const string LastStart = "SELECT COALESCE(MAX(started_at_ms), 0) FROM attempts WHERE relying_party_id = @relyingParty";

    private const string IndexesOnPostgres = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('events', 'attempts') AND indexname NOT LIKE '%_pkey' ORDER BY 1";
    private const string IndexesOnSqlite = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('events', 'attempts') AND sql IS NOT NULL ORDER BY 1";

    /// <summary>The first instant of the first day: thirty days before the midnight that comes next.</summary>
    public static long FirstMs { get; } = ((TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / DayMs) + 1 - Days) * DayMs;

    /// <summary>Goes on until it is done or the time is over.</summary>
    /// <returns>True when it is done.</returns>
    public async Task<bool> GoOn(TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            if (await Step() is not { } done)
                return true;

            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s: {done}"));
        }

        return false;
    }

    private async Task<string?> Step()
    {
        await Run("CREATE TABLE IF NOT EXISTS scale_indexes (name TEXT PRIMARY KEY, definition TEXT NOT NULL)");
        var last = await Number(LastStart);
        var day = last < FirstMs ? 0 : ((last - FirstMs) / DayMs) + 1;
        return day == 0 ? await FirstDay()
            : day < Days ? await Move(day)
            : await IndexAgain() is { } index ? index
            : await new AttemptRolling(database).RollOnce(CancellationToken.None) is { } hours ? string.Create(CultureInfo.InvariantCulture, $"{hours} hours rolled")
            : await new DayRolling(database, new RetentionOptions(), TimeProvider.System).RollAll(CancellationToken.None) is > 0 and var days ? string.Create(CultureInfo.InvariantCulture, $"{days} days rolled")
            : null;
    }

    // Tables are filled without them, and each is built at once: a third of the time.
    private async Task LeaveIndexes()
    {
        foreach (var (name, definition) in await database.Read(
            new Statement(database.Dialect == Dialect.Postgres ? IndexesOnPostgres : IndexesOnSqlite), row => (row.GetString(0), row.GetString(1)), CancellationToken.None))
        {
            await database.Commit(
                [
                    new Statement("INSERT INTO scale_indexes (name, definition) VALUES (@name, @definition)", ("name", name), ("definition", definition)),
                    new Statement($"DROP INDEX {name}"),
                ],
                CancellationToken.None);
        }
    }

    private async Task<string?> IndexAgain()
    {
        var left = await database.ReadFirst(
            new Statement("SELECT name, definition FROM scale_indexes ORDER BY name LIMIT 1"), row => Tuple.Create(row.GetString(0), row.GetString(1)), CancellationToken.None);
        if (left is null)
            return null;

        await database.Commit(
            [new Statement(left.Item2), new Statement("DELETE FROM scale_indexes WHERE name = @name", ("name", left.Item1))], CancellationToken.None);
        return $"index {left.Item1}";
    }

    private Task<Committed> Run(string sql) => database.Commit([new Statement(sql)], CancellationToken.None);

    private async Task<string> FirstDay()
    {
        using var store = new EventStore(database, TimeProvider.System, Entropy.System);
        var tales = new Tales(relyingParty);
        foreach (var some in Enumerable.Range(0, AttemptsOfDay).Chunk(AttemptsOfBatch))
            await store.Write([.. some.SelectMany(number => tales.OfPage(number, FirstMs + (number * DayMs / AttemptsOfDay)))]);

        var folding = new AttemptFolding(database, RuleSet.BuiltIn);
        while (await folding.FoldOnce(CancellationToken.None) is not null)
        {
        }

        return "the first day is told and folded";
    }

    private async Task<string> Move(long day)
    {
        await LeaveIndexes();
        (string, object?)[] values =
        [
            ("relyingParty", relyingParty), ("bound", new byte[] { 2 }), ("moved", day * DayMs), ("mark", $"-{day}"), ("code", day + 2),
            ("first", (day + 2).ToString("x2", CultureInfo.InvariantCulture)),
        ];
        var committed = await database.Commit([Statement(EventsMoved(), values), Statement(AttemptsMoved, values), Statement(HoursMoved, values)], CancellationToken.None);
        return string.Create(CultureInfo.InvariantCulture, $"day {day}: {committed.RowsAffected[0]} events, {committed.RowsAffected[1]} attempts");
    }

    private string EventsMoved() => EventsOfDay.Replace("<event>", Moved("event_id"), StringComparison.Ordinal).Replace("<attempt>", Moved("attempt_id"), StringComparison.Ordinal);

    private string Moved(string id) =>
        database.Dialect == Dialect.Postgres ? $"set_byte({id}, 0, CAST(@code AS INT))" : $"CAST(CHAR(@code) || SUBSTR({id}, 2) AS BLOB)";

    private static Statement Statement(string sql, (string Name, object? Value)[] values) =>
        new(sql, [.. values.Where(value => sql.Contains($"@{value.Name}", StringComparison.Ordinal))]);

    private async Task<long> Number(string sql) =>
        await database.ReadFirst(new Statement(sql, ("relyingParty", relyingParty)), row => row.GetInt64(0), CancellationToken.None);
}
