using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Whether an event came with another batch than this one. Answered by the primary key.</summary>
internal static class ListArrivedBefore
{
    private const string Sql =
        """
        SELECT event_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND event_id         = ANY (@ids)
           AND batch           <> @batch
         LIMIT 500
        """;

    /// <summary>For PostgreSQL, where one statement writes all and cannot say which of them it passed over.</summary>
    public static Statement Query(IReadOnlyList<StoredEvent> batch) => new(
        Sql,
        ("relyingParty", batch[0].RelyingParty), ("ids", batch.Select(one => (byte[]?)one.Id.ToByteArray(bigEndian: true)).ToArray()), ("batch", batch[0].Batch));
}
