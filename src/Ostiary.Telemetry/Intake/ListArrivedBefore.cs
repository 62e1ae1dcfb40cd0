using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Which events of a batch came with another batch before. Answered by the primary key; rarely asked.</summary>
internal static class ListArrivedBefore
{
    private const string Many =
        """
        SELECT event_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND event_id         = ANY (@ids)
           AND batch           <> @batch
         LIMIT 500
        """;

    private const string One =
        """
        SELECT event_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND event_id         = @id
           AND batch           <> @batch
         LIMIT 1
        """;

    /// <summary>The questions for one dialect: a commit says only how many rows it passed over.</summary>
    public static IEnumerable<Statement> Queries(Dialect dialect, IReadOnlyList<StoredEvent> batch)
    {
        var ids = batch.Select(one => (byte[]?)one.Id.ToByteArray(bigEndian: true)).ToArray();
        return dialect == Dialect.Postgres
            ? [new(Many, ("relyingParty", batch[0].RelyingParty), ("ids", ids), ("batch", batch[0].Batch))]
            : ids.Select(id => new Statement(One, ("relyingParty", batch[0].RelyingParty), ("id", id), ("batch", batch[0].Batch)));
    }
}
