using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Deletes attempts and rollups that are old enough. Hours are not marked: the figures stay when their attempts go.</summary>
/// <remarks>Answered by the indexes <c>attempts_started_at</c> and <c>attempt_hours_hour</c>.</remarks>
internal static class DeleteExpiredAttempts
{
    private const string SqlAttempts =
        """
        DELETE FROM attempts
         WHERE relying_party_id = @relyingParty
           AND started_at_ms    < @before
           AND attempt_key IN (SELECT attempt_key
                                 FROM attempts
                                WHERE relying_party_id = @relyingParty
                                  AND started_at_ms    < @before
                                ORDER BY started_at_ms
                                LIMIT @most)
        """;

    private const string SqlHours =
        """
        DELETE FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms          < @before
        """;

    private const string SqlDays =
        """
        DELETE FROM day_books
         WHERE relying_party_id = @relyingParty
           AND day_ms           < @before
        """;

    /// <summary>Days of which all is older than an instant.</summary>
    public static Statement Days(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlDays, ("relyingParty", relyingParty.Value), ("before", before.AddDays(-1)));

    /// <summary>A bounded number of attempts that began before an instant.</summary>
    public static Statement Attempts(RelyingPartyId relyingParty, DateTimeOffset before, int most) =>
        new(SqlAttempts, ("relyingParty", relyingParty.Value), ("before", before), ("most", most));

    /// <summary>Rollups of the hours before an instant.</summary>
    public static Statement Hours(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlHours, ("relyingParty", relyingParty.Value), ("before", before));
}
