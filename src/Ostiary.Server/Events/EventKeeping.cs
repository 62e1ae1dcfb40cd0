using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps house among events: writes what ceremonies left to be told, and brings in what waits on the disk.</summary>
public sealed partial class EventKeeping(
    CeremonyTale tale, EventWriter writer, Spool spool, EventMeter meter, Readiness readiness, TimeProvider clock, ILogger<EventKeeping> log)
    : Housekeeping(TimeSpan.FromSeconds(1), readiness, clock, log)
{
    /// <inheritdoc/>
    protected override async Task KeepOnce(CancellationToken cancel)
    {
        await tale.Write();
        if (!spool.IsEmpty)
            await Drain(cancel);
    }

    /// <summary>What waits on the disk stays there for the next process.</summary>
    protected override Task Finish() => tale.Write();

    private async Task Drain(CancellationToken cancel)
    {
        var lost = await writer.Drain(cancel);
        meter.Lost(lost);
        if (lost > 0)
            PassedOver(lost);
    }

    [LoggerMessage(3, LogLevel.Error, "{Batches} batches of events could not be written although the database answers; they are lost")]
    private partial void PassedOver(int batches);
}
