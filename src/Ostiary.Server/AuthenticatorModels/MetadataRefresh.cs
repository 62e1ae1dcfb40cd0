using System.Buffers.Binary;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.Server.Observability;

namespace Ostiary.Server.AuthenticatorModels;

/// <summary>Renews metadata in the background: at start, at an interval, and on the day that the BLOB itself names. No request ever waits for it.</summary>
public sealed partial class MetadataRefresh(
    MetadataOptions options, MetadataSource source, MetadataReader reader, MetadataMeter meter, TimeProvider clock, Entropy entropy, ILogger<MetadataRefresh> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromHours(1);

    /// <summary>Takes the kept copy and a local file before the first request; only what comes over the network is waited for in the background.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Revocation is RevocationDemand.DangerOff)
            RevocationIsOff();

        source.LoadCopy(clock.GetUtcNow());
        if (options.Url is null)
            await Refresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var trouble = options.Url is null ? source.State.Trouble : await Refresh(stoppingToken);
        while (true)
        {
            await Task.Delay(UntilNext(trouble), clock, stoppingToken);
            trouble = await Refresh(stoppingToken);
        }
    }

    private async Task<Failure?> Refresh(CancellationToken cancel)
    {
        var trouble = await reader.Refresh(cancel);
        meter.Refreshed(trouble);
        if (trouble is not null)
            NotRenewed(trouble.Code.Value, trouble.Detail);
        else if (source.Current.Blob is { } blob)
            InUse(blob.Number, blob.Entries.Count, blob.DroppedCount);
        return trouble;
    }

    /// <summary>Sooner after trouble and on the day of the next update; up to a tenth later by chance, so that many servers do not call at once.</summary>
    private TimeSpan UntilNext(Failure? trouble)
    {
        var wait = trouble is not null && options.RefreshInterval > RetryInterval ? RetryInterval : options.RefreshInterval;
        if (source.Current.Blob is { } blob)
        {
            var due = new DateTimeOffset(blob.NextUpdate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - clock.GetUtcNow();
            wait = due > TimeSpan.Zero && due < wait ? due : wait;
        }

        return wait * (1 + BinaryPrimitives.ReadUInt16LittleEndian(entropy.Bytes(2)) / (10.0 * ushort.MaxValue));
    }

    [LoggerMessage(1, LogLevel.Information, "Metadata number {Number} is in use: {Entries} models, {Dropped} entries left out")]
    private partial void InUse(long number, int entries, int dropped);

    [LoggerMessage(2, LogLevel.Warning, "Metadata was not renewed ({Code}): {Detail}; what is known stays in use")]
    private partial void NotRenewed(string code, string? detail);

    [LoggerMessage(3, LogLevel.Warning, "Metadata:Revocation is DangerOff: a stolen signing key of the metadata service would stay good until its certificate expires")]
    private partial void RevocationIsOff();
}
