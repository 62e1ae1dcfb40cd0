using Ostiary.Accounts;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps house among events: writes what ceremonies left to be told, brings in what waits on the disk, and lets go what is too old.</summary>
public sealed partial class EventKeeping(
    CeremonyTale tale, EventWriter writer, Spool spool, PersonalEvents personal, RelyingPartyDirectory relyingParties, EventMeter meter, Readiness readiness, TimeProvider clock,
    ILogger<EventKeeping> log) : BackgroundService
{
    private const int ExpiryEvery = 600;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until the server stops, and then writes what is left to be told; nothing that it needs is disposed before.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat = (beat + 1) % ExpiryEvery)
                await KeepOnce(expires: beat == 0, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await KeepOnce(expires: false, CancellationToken.None);
        }
    }

    private async Task KeepOnce(bool expires, CancellationToken cancel)
    {
        if (!readiness.IsFounded)
            return;

        try
        {
            await tale.Write(cancel);
            if (!spool.IsEmpty)
                await Drain(cancel);

            if (expires)
                await Expire(cancel);
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
    }

    private async Task Drain(CancellationToken cancel)
    {
        var lost = await writer.Drain(cancel);
        meter.Lost(lost);
        if (lost > 0)
            PassedOver(lost);
    }

    private async Task Expire(CancellationToken cancel)
    {
        foreach (var relyingParty in await relyingParties.All(cancel))
            await personal.Expire(relyingParty.Id, cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); events wait")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Error, "{Batches} batches of events could not be written although the database answers; they are lost")]
    private partial void PassedOver(int batches);
}
