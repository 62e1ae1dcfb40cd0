using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Deletes a bounded number of events received before an instant. Answered by the index <c>events_received_at</c>.</summary>
internal static class DeleteExpiredEvents
{
    private const string Sql =
        """
        DELETE FROM events
         WHERE relying_party_id = @relyingParty
           AND event_id IN (SELECT event_id
                              FROM events
                             WHERE relying_party_id = @relyingParty
                               AND received_at_ms   < @before
                             ORDER BY received_at_ms
                             LIMIT @most)
        """;

    public static Statement Command(RelyingPartyId relyingParty, DateTimeOffset before, int most) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("before", before), ("most", most));
}
