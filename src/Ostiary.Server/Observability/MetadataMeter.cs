using System.Diagnostics.Metrics;
using Ostiary.Kernel;
using Ostiary.Metadata;

namespace Ostiary.Server.Observability;

/// <summary>Counts attempts to renew metadata, and tells how old it is.</summary>
public sealed class MetadataMeter : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Ostiary.Metadata";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _refreshes;

    /// <summary>Makes the instruments.</summary>
    public MetadataMeter(MetadataSource source, TimeProvider clock)
    {
        _refreshes = _meter.CreateCounter<long>("ostiary.metadata.refreshes", "{refresh}", "Attempts to renew authenticator metadata, by outcome and code.");
        _meter.CreateObservableGauge("ostiary.metadata.entries", () => source.Current.Blob?.Entries.Count ?? 0, "{entry}", "Authenticator models in the metadata in use.");
        _meter.CreateObservableGauge("ostiary.metadata.number", () => source.Current.Blob?.Number ?? 0, "{number}", "Serial number of the metadata in use.");
        _meter.CreateObservableGauge(
            "ostiary.metadata.age", () => source.State.AcceptedAt is { } at ? (clock.GetUtcNow() - at).TotalSeconds : 0, "s", "Time since the metadata in use was accepted.");
    }

    /// <summary>Counts one attempt.</summary>
    /// <param name="trouble">Null when it went well, also when there was nothing newer.</param>
    public void Refreshed(Failure? trouble) =>
        _refreshes.Add(1, new("outcome", trouble is null ? "good" : "failed"), new("code", trouble?.Code.Value ?? ""));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
