using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ostiary.Telemetry;

namespace Ostiary.Server.Observability;

/// <summary>Counts what time has taken, tells how far behind that is, and how many attempts newer rules have had folded anew.</summary>
public sealed class HistoryMeter : IDisposable
{
    private readonly Meter _meter = new(EventMeter.Name);
    private readonly Counter<long> _gone;
    private readonly Counter<long> _stale;
    private readonly ConcurrentDictionary<string, double> _behind = new(StringComparer.Ordinal);
    private int _isLooking;

    /// <summary>Makes the instruments.</summary>
    public HistoryMeter()
    {
        _gone = _meter.CreateCounter<long>("ostiary.retention.gone", "{row}", "Rows that were let go, or lost a class of their fields, because their time was over.");
        _stale = _meter.CreateCounter<long>("ostiary.attempts.stale", "{attempt}", "Attempts that older rules had classified and that were noted to be folded anew.");
        _meter.CreateObservableGauge(
            "ostiary.retention.behind", () => _behind.Select(one => new Measurement<double>(one.Value, new KeyValuePair<string, object?>("what", one.Key))), "s",
            "How long the oldest that is left should have been gone; 0 when nothing is overdue.");
        _meter.CreateObservableGauge("ostiary.attempts.stale.looking", () => _isLooking, "{relying_party}", "Relying parties whose attempts are being looked through for newer rules.");
    }

    /// <summary>Counts what was taken from all relying parties in one look.</summary>
    public void Gone(IReadOnlyCollection<Gone> gone)
    {
        foreach (var same in gone.GroupBy(one => one.What))
        {
            _gone.Add(same.Sum(one => one.Rows), new KeyValuePair<string, object?>("what", same.Key.Word()));
            _behind[same.Key.Word()] = same.Max(one => one.Behind).TotalSeconds;
        }
    }

    /// <summary>Counts audit entries whose time was over.</summary>
    public void AuditGone(int entries) => _gone.Add(entries, new KeyValuePair<string, object?>("what", "audit"));

    /// <summary>Counts attempts of older rules, and tells for how many relying parties the look is not over.</summary>
    public void Stale(int noted, int looking)
    {
        _stale.Add(noted);
        _isLooking = looking;
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
