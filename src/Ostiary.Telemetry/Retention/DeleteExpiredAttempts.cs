using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Deletes attempts and rollups that are old enough. Hours are closed before their attempts go, so that the figures stay.</summary>
/// <remarks>Answered by the indexes <c>attempts_reduced</c> and <c>attempt_hours_hour</c>.</remarks>
internal static class DeleteExpiredAttempts
{
    private const string SqlClose =
        """
        INSERT INTO closed_hours (relying_party_id, until_ms)
        VALUES (@relyingParty, @before)
            ON CONFLICT (relying_party_id) DO UPDATE
           SET until_ms = @before
         WHERE closed_hours.until_ms < @before
        """;

    private const string SqlAttempts =
        $"""
        DELETE FROM attempts
         WHERE relying_party_id = @relyingParty
           {ReduceAttempts.Due}
        """;

    private const string SqlHours =
        """
        DELETE FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms          < @before
        """;

    private const string SqlOldestHour =
        """
        SELECT hour_ms
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms          < @before
         ORDER BY hour_ms
         LIMIT 1
        """;

    private const string SqlBooks =
        """
        DELETE FROM day_books
         WHERE relying_party_id = @relyingParty
           AND day_ms           < @before
        """;

    /// <summary>Books of days of which all is older than an instant: they tell of devices.</summary>
    public static Statement Books(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlBooks, ("relyingParty", relyingParty.Value), ("before", before.AddDays(-1)));

    /// <summary>Closes the hours before an instant, and deletes a bounded number of attempts that began then. The count is the second statement's.</summary>
    public static IReadOnlyList<Statement> Attempts(ExpiryScope scope) =>
    [
        new(SqlClose, ("relyingParty", scope.RelyingParty.Value), ("before", scope.Before)),
        new(SqlAttempts, scope.Parameters()),
    ];

    /// <summary>Rollups of the hours before an instant: few rows for each, and one hour more with each hour.</summary>
    public static Statement Hours(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlHours, ("relyingParty", relyingParty.Value), ("before", before));

    /// <summary>The oldest hour that should be gone.</summary>
    public static Statement OldestHour(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlOldestHour, ("relyingParty", relyingParty.Value), ("before", before));
}
