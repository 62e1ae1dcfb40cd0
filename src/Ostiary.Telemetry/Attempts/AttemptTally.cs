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
/// <param name="Persons">How many with a ceremony, of each person one in an hour: the only figure that may steer or page. Null when it was not asked for.</param>
/// <param name="DeadEnds">How many were the end of the way.</param>
public sealed record AttemptTally(
    string Segment, AttemptOutcome Outcome, AttemptNode Furthest, Party? Party, long Attempts, long Ticketed, long? Persons, long DeadEnds);

/// <summary>Counts attempts, from rollups where they can answer, otherwise one by one.</summary>
/// <remarks>Answered by the indexes <c>attempt_days_day</c>, <c>attempt_hours_hour</c> and <c>attempts_started_at</c>.</remarks>
internal static class TallyAttempts
{
    private const string Figures =
        """
        outcome, furthest_node, party,
               CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT), CAST(SUM(person_count) AS BIGINT), CAST(SUM(dead_end_count) AS BIGINT)
        """;

    private const string Cells =
        """
        flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor, authenticator_class, transport, error_class, party,
                       attempt_count, ticketed_count, person_count, dead_end_count
        """;

    // Whole days where there are some, and the hours before and behind them.
    private const string FromRollups =
        $"""
          FROM (SELECT {Cells}
                  FROM attempt_hours
                 WHERE relying_party_id = @relyingParty
                   AND hour_ms         >= @from
                   AND hour_ms          < @firstDay
                 UNION ALL
                SELECT {Cells}
                  FROM attempt_days
                 WHERE relying_party_id = @relyingParty
                   AND day_ms          >= @firstDay
                   AND day_ms           < @endOfDays
                 UNION ALL
                SELECT {Cells}
                  FROM attempt_hours
                 WHERE relying_party_id = @relyingParty
                   AND hour_ms         >= @endOfDays
                   AND hour_ms          < @until) AS rolled
         WHERE 1 = 1
        """;

    private const string AndGroup = "\n GROUP BY 1, outcome, furthest_node, party";

    // A person counts once in an hour here, too: by the last of those attempts that were asked about.
    private const string CountsOneByOne =
        """
        SELECT segment, outcome, furthest_node, party,
               COUNT(*), CAST(SUM(is_ticketed) AS BIGINT), CAST(SUM(is_ticketed * counts_as_person) AS BIGINT),
               CAST(SUM(is_dead_end) AS BIGINT)
        """;

    private const string Placed =
        """
        CASE WHEN ROW_NUMBER() OVER (PARTITION BY started_at_ms - started_at_ms % 3600000, CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END, COALESCE(subject, attempt_key)
                                         ORDER BY started_at_ms DESC, attempt_key DESC) = 1 THEN 1 ELSE 0 END
        """;

    // Most of the time of such a question goes into putting persons in order.
    private const string NotPlaced = "CAST(NULL AS BIGINT)";

    private const string OneByOne =
        """
                       outcome, furthest_node, COALESCE(party, 'none') AS party, is_dead_end,
                       CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END AS is_ticketed
                  FROM attempts
                 WHERE relying_party_id = @relyingParty
                   AND started_at_ms   >= @from
                   AND started_at_ms    < @until
        """;

    /// <summary>The question. Rollups know whole hours: the first and the last hour of the period count whole.</summary>
    /// <param name="filter">Which attempts.</param>
    /// <param name="by">What to tell them apart by; null for nothing.</param>
    /// <param name="withPersons">Whether persons are asked for where they must be counted one by one.</param>
    public static Statement Query(AttemptFilter filter, AttemptDimension? by, bool withPersons)
    {
        var (segment, conditions) = (AttemptConditions.SegmentOf(by), AttemptConditions.Of(filter));
        (string, object?)[] asked = [.. AttemptConditions.Values(filter), ("relyingParty", filter.RelyingParty.Value), ("until", filter.Until)];
        if (!filter.IsInRollups(by))
            return new($"{CountsOneByOne}\n  FROM (SELECT {segment} AS segment, {(withPersons ? Placed : NotPlaced)} AS counts_as_person,\n{OneByOne}{conditions}) AS asked{AndGroup}", [.. asked, ("from", filter.From)]);

        var from = WriteAttempts.HourOf(filter.From.ToUnixTimeMilliseconds());
        var (firstDay, endOfDays) = DaysWithin(from, filter.Until.ToUnixTimeMilliseconds());
        return new(
            $"SELECT {segment} AS segment, {Figures}\n{FromRollups}{conditions}{AndGroup}",
            [.. asked, ("from", from), ("firstDay", firstDay), ("endOfDays", endOfDays)]);
    }

    // Without a whole day, both lie where the period ends.
    private static (long First, long End) DaysWithin(long from, long until)
    {
        var (first, end) = (DayMarks.DayOf(from + DayMarks.Length - 1), DayMarks.DayOf(until));
        return first < end ? (first, end) : (until, until);
    }

    public static AttemptTally Read(DbDataReader row) => new(
        row.GetString(0), AttemptWords.Find<AttemptOutcome>(row.GetString(1))!.Value, (AttemptNode)row.GetInt64(2), AttemptWords.Find<Party>(row.GetString(3)),
        row.GetInt64(4), row.GetInt64(5), row.LongOrNull(6), row.GetInt64(7));
}
