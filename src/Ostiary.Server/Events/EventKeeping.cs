using System.Data.Common;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps house among events: writes what ceremonies left to be told, and brings in what waits on the disk.</summary>
public sealed partial class EventKeeping(
    CeremonyTale tale, EventWriter writer, Spool spool, EventMeter meter, Readiness readiness, TimeProvider clock, ILogger<EventKeeping> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until the server stops, and then writes what is left to be told.</summary>
    /// <remarks>
    /// In here and not in <see cref="BackgroundService.StopAsync"/>, which a host may be asked for twice at once: whoever asks waits for the end of
    /// this, and nothing that it needs is disposed before. What waits on the disk stays there for the next process.
    /// </remarks>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await KeepOnce(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Try(tale.Write);
        }
    }

    private Task KeepOnce(CancellationToken cancel) => Try(async () =>
    {
        await tale.Write();
        if (!spool.IsEmpty)
            await Drain(cancel);
    });

    // Whatever becomes of events, sign-ins go on: an exception that left this service would stop the server.
    private async Task Try(Func<Task> keep)
    {
        if (!readiness.IsFounded)
            return;

        try
        {
            await keep();
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
        catch (Exception broken) when (broken is DbException or IOException or UnauthorizedAccessException)
        {
            Broke(broken);
        }
    }

    private async Task Drain(CancellationToken cancel)
    {
        var lost = await writer.Drain(cancel);
        meter.Lost(lost);
        if (lost > 0)
            PassedOver(lost);
    }

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); events wait")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Error, "{Batches} batches of events could not be written although the database answers; they are lost")]
    private partial void PassedOver(int batches);

    [LoggerMessage(3, LogLevel.Error, "Keeping house among events failed; it is tried again")]
    private partial void Broke(Exception error);
}
