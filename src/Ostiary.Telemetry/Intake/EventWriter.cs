using System.Data.Common;
using System.Text.Json;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Makes events durable: in the database, or on this node's disk while the database is away.</summary>
/// <remarks>While anything waits on the disk, what comes later waits behind it, so that events reach the database in order.</remarks>
public sealed class EventWriter(EventStore store, Spool spool)
{
    /// <summary>Keeps one batch. What it returns was here before, as far as that is known now.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is away and there is no room on the disk either: nothing was kept.</exception>
    public async Task<IReadOnlySet<Guid>> Keep(IReadOnlyList<StoredEvent> batch)
    {
        if (!spool.IsEmpty)
            return Spooled(batch, because: null);

        try
        {
            return await store.Write(batch);
        }
        catch (DatabaseUnavailableException away)
        {
            return Spooled(batch, away);
        }
    }

    /// <summary>Writes what waits on the disk, oldest first, until nothing waits or the database goes away again.</summary>
    /// <returns>How many batches could not be written although the database answers: mistakes of ours, passed over so that nothing waits behind them.</returns>
    /// <exception cref="DatabaseUnavailableException">It is away; everything that was not written still waits.</exception>
    public async Task<int> Drain(CancellationToken cancel)
    {
        var lost = 0;
        while (!cancel.IsCancellationRequested && spool.Oldest() is { } segment)
        {
            foreach (var record in segment.Records)
                lost += await Write(record);

            spool.Remove(segment);
        }

        return lost;
    }

    private async Task<int> Write(ReadOnlyMemory<byte> record)
    {
        var batch = JsonSerializer.Deserialize(record.Span, SpoolJson.Default.ListStoredEvent)!;
        try
        {
            await store.Write(batch);
            return 0;
        }
        catch (DbException)
        {
            return 1;
        }
    }

    private HashSet<Guid> Spooled(IReadOnlyList<StoredEvent> batch, DatabaseUnavailableException? because) =>
        spool.TryAppend(JsonSerializer.SerializeToUtf8Bytes([.. batch], SpoolJson.Default.ListStoredEvent))
            ? []
            : throw because ?? new DatabaseUnavailableException("The spool of events is full.");
}
