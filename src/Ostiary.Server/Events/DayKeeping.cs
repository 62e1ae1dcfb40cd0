using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps the figures of days up to what was told, at a calm beat. Every node does so; they take turns by themselves.</summary>
public sealed partial class DayKeeping(DayRolling rolling, Readiness readiness, TimeProvider clock, ILogger<DayKeeping> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly RollingPace _pace = RollingPace.OfDays(clock);

    /// <summary>Goes on until the server stops. What was not recomputed stays marked in the database.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (readiness.IsFounded && _pace.IsDue)
                    await KeepOnce(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Stopped();
        }
    }

    private async Task KeepOnce(CancellationToken cancel)
    {
        try
        {
            await _pace.Take(() => Roll(cancel));
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
    }

    private async Task<bool> Roll(CancellationToken cancel)
    {
        await rolling.RollAll(cancel);
        return true;
    }

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); figures of days wait to be recomputed")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Debug, "Recomputing days stops")]
    private partial void Stopped();
}
