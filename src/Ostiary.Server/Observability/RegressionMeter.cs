using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ostiary.Insights;

namespace Ostiary.Server.Observability;

/// <summary>Counts regressions that this node opened and closed, and tells how many are open. Labels come from closed lists, never from browsers.</summary>
public sealed class RegressionMeter : IDisposable
{
    private static readonly string[] Kinds = ["system", "browser", "model"];

    private readonly Meter _meter = new(EventMeter.Name);
    private readonly Counter<long> _opened;
    private readonly Counter<long> _closed;
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Makes the instruments.</summary>
    public RegressionMeter()
    {
        _opened = _meter.CreateCounter<long>("ostiary.regressions.opened", "{regression}", "Combinations that became worse, by what they are about.");
        _closed = _meter.CreateCounter<long>("ostiary.regressions.closed", "{regression}", "Regressions that are over, by why.");
        _meter.CreateObservableGauge(
            "ostiary.regressions.open", () => _open.Select(one => new Measurement<int>(one.Value, new KeyValuePair<string, object?>("kind", one.Key))), "{regression}",
            "Regressions that go on, of all relying parties, by what they are about.");
    }

    /// <summary>Counts what changed at one relying party.</summary>
    public void Changed(RegressionChanges changes)
    {
        foreach (var one in changes.Opened)
            _opened.Add(1, new KeyValuePair<string, object?>("kind", one.Kind));

        foreach (var one in changes.Closed)
            _closed.Add(1, new KeyValuePair<string, object?>("because", one.End!.Value.Wire()));
    }

    /// <summary>Tells what is open at all relying parties.</summary>
    public void IsOpen(IReadOnlyCollection<Regression> open)
    {
        foreach (var kind in Kinds)
            _open[kind] = open.Count(one => one.Kind == kind);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
