using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Attempts of one hour with one end.</summary>
/// <param name="HourMs">The start of the hour, Unix milliseconds.</param>
/// <param name="Outcome">How they ended.</param>
/// <param name="Party">Who could have made them end well; null when nobody, or nobody knows.</param>
/// <param name="Attempts">How many, ticketed or not.</param>
/// <param name="Ticketed">How many with a ceremony of this server.</param>
/// <param name="Persons">How many with a ceremony, of each person one.</param>
public sealed record HourTally(long HourMs, AttemptOutcome Outcome, Party? Party, long Attempts, long Ticketed, long Persons);

/// <summary>Counts attempts by hour and party, from rollups. Answered by the index <c>attempt_hours_hour</c>.</summary>
internal static class ListFailuresByHour
{
    private const string Sql =
        """
        SELECT hour_ms, outcome, party,
               CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT), CAST(SUM(person_count) AS BIGINT)
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms         >= @from
           AND hour_ms          < @until
        """;

    private const string AndGroup = "\n GROUP BY hour_ms, outcome, party";

    public static Statement Query(AttemptFilter filter) => new(
        Sql + AttemptConditions.Of(filter) + AndGroup,
        [.. AttemptConditions.Values(filter), ("relyingParty", filter.RelyingParty.Value), ("from", WriteAttempts.HourOf(filter.From.ToUnixTimeMilliseconds())), ("until", filter.Until)]);

    public static HourTally Read(DbDataReader row) => new(
        row.GetInt64(0), AttemptWords.Find<AttemptOutcome>(row.GetString(1))!.Value, AttemptWords.Find<Party>(row.GetString(2)),
        row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
