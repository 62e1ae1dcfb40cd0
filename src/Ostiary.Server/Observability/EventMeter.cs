using System.Diagnostics.Metrics;
using Ostiary.Telemetry;

namespace Ostiary.Server.Observability;

/// <summary>Counts events that were kept and dropped, and tells how many wait on the disk and how old the figures are. Labels come from closed lists.</summary>
public sealed class EventMeter : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Ostiary.Telemetry";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _kept;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _untold;
    private readonly Counter<long> _lost;

    /// <summary>Makes the instruments.</summary>
    public EventMeter(Spool spool, RollingPace pace, Cohorts cohorts)
    {
        _kept = _meter.CreateCounter<long>("ostiary.events.kept", "{event}", "Events that were received and made durable.");
        _dropped = _meter.CreateCounter<long>("ostiary.events.dropped", "{event}", "Events that were received and not kept, by reason.");
        _untold = _meter.CreateCounter<long>("ostiary.events.untold", "{event}", "Events of this server's own ceremonies for which there was no room.");
        _lost = _meter.CreateCounter<long>("ostiary.events.lost", "{batch}", "Batches that waited on the disk and could not be written: a mistake of ours.");
        _meter.CreateObservableGauge("ostiary.events.spool", () => spool.Bytes, "By", "What waits on the disk for the database.");
        _meter.CreateObservableCounter("ostiary.events.cohorts_beyond_bound", () => cohorts.Others, "{event}", "Events whose cohort was kept as other, for its relying party had named too many that day.");
        _meter.CreateObservableGauge("ostiary.rollups.age", () => pace.Age.TotalSeconds, "s", "How old, at most, the figures in rollups are.");
    }

    /// <summary>Counts what became of a batch.</summary>
    public void Received(EventReceipt receipt)
    {
        _kept.Add(receipt.Kept);
        foreach (var dropped in receipt.Dropped)
            _dropped.Add(1, new KeyValuePair<string, object?>("reason", dropped.Reason.Word()));
    }

    /// <summary>Counts an event of the server's own that was let go.</summary>
    public void Untold() => _untold.Add(1);

    /// <summary>Counts batches that were passed over.</summary>
    public void Lost(int batches) => _lost.Add(batches);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
