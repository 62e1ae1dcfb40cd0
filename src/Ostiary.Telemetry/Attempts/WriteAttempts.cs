using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Writes attempts in the place of those that were, and marks the hours that change with them.</summary>
/// <remarks>One that has lost a class of its fields is settled: it stays as it is, for its events say less than it does.</remarks>
internal static class WriteAttempts
{
    private const string SqlMark =
        """
        INSERT INTO hours_to_roll (relying_party_id, hour_ms)
        VALUES (@relyingParty, @hour)
            ON CONFLICT (relying_party_id, hour_ms) DO NOTHING
        """;

    // With the start, which is known, every index that begins so leads to the one row; see AttemptColumns.KeyIsAsked.
    private const string SqlDelete =
        """
        DELETE FROM attempts
         WHERE relying_party_id = @relyingParty
           AND started_at_ms    = @startedAt
           AND attempt_key      = @key
           AND reduced_bits     = 0
        """;

    private const string SqlInsert =
        $"""
        INSERT INTO attempts ({AttemptColumns.All})
        VALUES ({AttemptColumns.Values})
            ON CONFLICT (relying_party_id, attempt_key) DO NOTHING
        """;

    private const string SqlInsertMany =
        $"""
        INSERT INTO attempts ({AttemptColumns.All})
        SELECT {AttemptColumns.All}
          FROM unnest({AttemptColumns.Values})
            AS folded ({AttemptColumns.All})
            ON CONFLICT (relying_party_id, attempt_key) DO NOTHING
        """;

    /// <summary>The start of the hour, Unix milliseconds.</summary>
    public static long HourOf(long ms) => ms - (ms % 3_600_000);

    /// <summary>The statements for one dialect.</summary>
    public static IReadOnlyList<Statement> Commands(Dialect dialect, IReadOnlyList<AttemptChange> changes)
    {
        var gone = changes.Select(change => change.Before).OfType<Attempt>().ToList();
        var come = changes.Select(change => change.After).OfType<Attempt>().ToList();
        return
        [
            .. gone.Select(Delete),
            .. dialect == Dialect.Postgres ? InsertMany(come) : come.Select(Insert),
            .. gone.Concat(come).Select(one => (one.RelyingParty, Hour: HourOf(one.StartedAtMs))).Distinct().Order()
                .Select(one => new Statement(SqlMark, ("relyingParty", one.RelyingParty), ("hour", one.Hour))),
        ];
    }

    internal static Statement Delete(Attempt gone) =>
        new(SqlDelete, ("relyingParty", gone.RelyingParty), ("startedAt", gone.StartedAtMs), ("key", gone.Key));

    private static Statement Insert(Attempt attempt) => new(
        SqlInsert,
        [
            .. AttemptColumns.Texts.Select(text => (text.Name, (object?)text.Of(attempt))),
            .. AttemptColumns.Numbers.Select(number => (number.Name, (object?)number.Of(attempt))),
        ]);

    private static IEnumerable<Statement> InsertMany(List<Attempt> come) => come.Count == 0 ? [] :
    [
        new Statement(
            SqlInsertMany,
            [
                .. AttemptColumns.Texts.Select(text => (text.Name, (object?)come.Select(text.Of).ToArray())),
                .. AttemptColumns.Numbers.Select(number => (number.Name, (object?)come.Select(number.Of).ToArray())),
            ]),
    ];
}

/// <summary>An attempt as it is stored, and as it shall be; null where there is none.</summary>
internal sealed record AttemptChange(Attempt? Before, Attempt? After);
