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

    /// <summary>The start of the hour, Unix milliseconds.</summary>
    public static long HourOf(long ms) => ms - (ms % 3_600_000);

    /// <summary>What takes the attempts away that were.</summary>
    public static IEnumerable<Statement> Deletions(IReadOnlyList<AttemptChange> changes) => changes.Select(change => change.Before).OfType<Attempt>().Select(Delete);

    /// <summary>The attempts that take their places, and the new ones.</summary>
    public static NewRows Rows(IReadOnlyList<AttemptChange> changes) => AttemptColumns.Of([.. changes.Select(change => change.After).OfType<Attempt>()]);

    /// <summary>What marks the hours in which something changed.</summary>
    public static IEnumerable<Statement> Marks(IReadOnlyList<AttemptChange> changes) =>
        changes.SelectMany(change => new[] { change.Before, change.After }).OfType<Attempt>()
            .Select(one => (one.RelyingParty, Hour: HourOf(one.StartedAtMs))).Distinct().Order()
            .Select(one => new Statement(SqlMark, ("relyingParty", one.RelyingParty), ("hour", one.Hour)));

    internal static Statement Delete(Attempt gone) =>
        new(SqlDelete, ("relyingParty", gone.RelyingParty), ("startedAt", gone.StartedAtMs), ("key", gone.Key));
}

/// <summary>An attempt as it is stored, and as it shall be; null where there is none.</summary>
internal sealed record AttemptChange(Attempt? Before, Attempt? After);
