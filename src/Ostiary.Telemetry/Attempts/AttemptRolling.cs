using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Brings rollups up to their attempts: whole hours, recomputed, and the days that they are in. Any number of nodes may do so at once.</summary>
public sealed class AttemptRolling(Database database)
{
    private const int MostHours = 20;

    private const string SqlMarked =
        """
        SELECT relying_party_id, hour_ms
          FROM hours_to_roll
         ORDER BY relying_party_id, hour_ms
         LIMIT @most
        """;

    private const string SqlUnmark =
        """
        DELETE FROM hours_to_roll
         WHERE relying_party_id = @relyingParty
           AND hour_ms          = @hour
        """;

    private const string SqlClear =
        """
        DELETE FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms          = @hour
           AND NOT EXISTS (SELECT 1 FROM closed_hours AS c WHERE c.relying_party_id = @relyingParty AND c.until_ms > @hour)
        """;

    // Of each person the last ticketed attempt of the hour counts; of those whose person is not known each one does, for each used up a ceremony.
    // Where the person was known and has gone, it was noted which one that is. A closed hour stays as it is.
    private const string SqlRoll =
        """
        INSERT INTO attempt_hours (relying_party_id, hour_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                                   authenticator_class, transport, error_class, party,
                                   attempt_count, ticketed_count, person_count, dead_end_count, timed_count, ceremony_ms_sum)
        SELECT relying_party_id, @hour, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
               authenticator_class, transport, COALESCE(error_class, 'none'), COALESCE(party, 'none'),
               COUNT(*), SUM(is_ticketed), SUM(CASE WHEN is_ticketed = 1 AND place_of_person = 1 AND COALESCE(is_last_of_person, 1) = 1 THEN 1 ELSE 0 END),
               SUM(is_dead_end), COUNT(ceremony_ms), COALESCE(SUM(ceremony_ms), 0)
          FROM (SELECT relying_party_id, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                       authenticator_class, transport, error_class, party, is_dead_end, ceremony_ms, is_last_of_person,
                       CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END AS is_ticketed,
                       ROW_NUMBER() OVER (PARTITION BY CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END, COALESCE(subject, attempt_key)
                                              ORDER BY started_at_ms DESC, attempt_key DESC) AS place_of_person
                  FROM attempts
                 WHERE relying_party_id = @relyingParty
                   AND started_at_ms   >= @hour
                   AND started_at_ms   <  @nextHour
                   AND NOT EXISTS (SELECT 1 FROM closed_hours AS c WHERE c.relying_party_id = @relyingParty AND c.until_ms > @hour)) AS placed
         GROUP BY relying_party_id, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                  authenticator_class, transport, COALESCE(error_class, 'none'), COALESCE(party, 'none')
        """;

    private const string SqlClearDay =
        """
        DELETE FROM attempt_days
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
        """;

    private const string SqlRollDay =
        """
        INSERT INTO attempt_days (relying_party_id, day_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                                  authenticator_class, transport, error_class, party,
                                  attempt_count, ticketed_count, person_count, dead_end_count, timed_count, ceremony_ms_sum)
        SELECT relying_party_id, @day, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
               authenticator_class, transport, error_class, party,
               SUM(attempt_count), SUM(ticketed_count), SUM(person_count), SUM(dead_end_count), SUM(timed_count), SUM(ceremony_ms_sum)
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms         >= @day
           AND hour_ms          < @nextDay
         GROUP BY relying_party_id, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                  authenticator_class, transport, error_class, party
        """;

    /// <summary>Recomputes some of the hours that are marked.</summary>
    /// <returns>How many; null when none is left, or another node was quicker.</returns>
    public async Task<int?> RollOnce(CancellationToken cancel)
    {
        var step = await FoldSteps.Last(database, cancel);
        var marked = await database.Read(new Statement(SqlMarked, ("most", MostHours)), row => (RelyingParty: row.GetString(0), Hour: row.GetInt64(1)), cancel);
        if (marked.Count == 0)
            return null;

        var days = marked.Select(hour => new RolledDay(hour.RelyingParty, DayMarks.DayOf(hour.Hour))).Distinct();
        var committed = await database.Commit(
            [.. FoldSteps.Take(step), .. marked.SelectMany(hour => Roll(hour.RelyingParty, hour.Hour)), .. days.SelectMany(day => Roll(day, step + 1))], cancel);
        return committed.Succeeded ? marked.Count : null;
    }

    private static IEnumerable<Statement> Roll(string relyingParty, long hour) =>
    [
        new(SqlClear, ("relyingParty", relyingParty), ("hour", hour)),
        new(SqlRoll, ("relyingParty", relyingParty), ("hour", hour), ("nextHour", hour + 3_600_000)),
        new(SqlUnmark, ("relyingParty", relyingParty), ("hour", hour)),
    ];

    private static IEnumerable<Statement> Roll(RolledDay day, long step) =>
    [
        new(SqlClearDay, day.Parameters),
        new(SqlRollDay, [.. day.Parameters, ("nextDay", day.DayMs + DayMarks.Length)]),
        DayMarks.OfStep(day, step),
    ];
}
