using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Attempts that are alike, counted.</summary>
/// <param name="Segment">Their value of the dimension that was asked for; empty when none was.</param>
/// <param name="Outcome">How they ended.</param>
/// <param name="Furthest">How far they came.</param>
/// <param name="Party">Who could have made them end well; null when nobody, or nobody knows.</param>
/// <param name="Attempts">How many, ticketed or not.</param>
/// <param name="Ticketed">How many with a ceremony of this server.</param>
/// <param name="Persons">How many with a ceremony, of each person one in an hour: the only figure that may steer or page.</param>
/// <param name="DeadEnds">How many were the end of the way.</param>
public sealed record AttemptTally(
    string Segment, AttemptOutcome Outcome, AttemptNode Furthest, Party? Party, long Attempts, long Ticketed, long Persons, long DeadEnds);

/// <summary>Counts attempts, from rollups where they can answer, otherwise one by one.</summary>
/// <remarks>Answered by the indexes <c>attempt_hours_hour</c> and <c>attempts_started_at</c>.</remarks>
internal static class TallyAttempts
{
    private const string SqlHours =
        $"""
        SELECT CASE @by {AttemptConditions.SegmentInRollups} ELSE '' END AS segment,
               outcome, furthest_node, party,
               CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT), CAST(SUM(person_count) AS BIGINT), CAST(SUM(dead_end_count) AS BIGINT)
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms         >= @from
           AND hour_ms          < @until
           {AttemptConditions.InRollups}
         GROUP BY 1, outcome, furthest_node, party
        """;

    // A person counts once in an hour here, too: by the last of those attempts that were asked about.
    private const string SqlAttempts =
        $"""
        SELECT segment, outcome, furthest_node, party,
               COUNT(*), CAST(SUM(is_ticketed) AS BIGINT), CAST(SUM(CASE WHEN is_ticketed = 1 AND place_of_person = 1 THEN 1 ELSE 0 END) AS BIGINT),
               CAST(SUM(is_dead_end) AS BIGINT)
          FROM (SELECT CASE @by {AttemptConditions.SegmentInRollups}
                                {AttemptConditions.SegmentBeyondRollups} ELSE '' END AS segment,
                       outcome, furthest_node, COALESCE(party, 'none') AS party, is_dead_end,
                       CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END AS is_ticketed,
                       ROW_NUMBER() OVER (PARTITION BY started_at_ms - started_at_ms % 3600000, CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END,
                                                       COALESCE(subject, attempt_key)
                                              ORDER BY started_at_ms DESC, attempt_key DESC) AS place_of_person
                  FROM attempts
                 WHERE relying_party_id = @relyingParty
                   AND started_at_ms   >= @from
                   AND started_at_ms    < @until
                   {AttemptConditions.InRollups}
                   {AttemptConditions.BeyondRollups}) AS asked
         GROUP BY segment, outcome, furthest_node, party
        """;

    /// <summary>The question. Rollups know whole hours: the first and the last hour of the period count whole.</summary>
    public static Statement Query(AttemptFilter filter, AttemptDimension? by)
    {
        var (from, until) = (filter.From.ToUnixTimeMilliseconds(), filter.Until.ToUnixTimeMilliseconds());
        return filter.IsInRollups(by)
            ? new Statement(SqlHours, Parameters(filter, by, WriteAttempts.HourOf(from), until))
            : new Statement(SqlAttempts, Parameters(filter, by, from, until));
    }

    public static AttemptTally Read(DbDataReader row) => new(
        row.GetString(0), AttemptWords.Find<AttemptOutcome>(row.GetString(1))!.Value, (AttemptNode)row.GetInt64(2), AttemptWords.Find<Party>(row.GetString(3)),
        row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));

    private static (string, object?)[] Parameters(AttemptFilter filter, AttemptDimension? by, long from, long until) =>
        [.. filter.Parameters(), ("relyingParty", filter.RelyingParty.Value), ("by", AttemptFilter.NameOf(by)), ("from", from), ("until", until)];
}
