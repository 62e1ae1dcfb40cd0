using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps attempts and rollups up to the events, a beat behind them. Every node does so; they take turns by themselves.</summary>
public sealed partial class AttemptKeeping(
    AttemptFolding folding, AttemptRolling rolling, RollingPace pace, Readiness readiness, TimeProvider clock, ILogger<AttemptKeeping> log) : BackgroundService
{
    private const int MostSteps = 50;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until the server stops. What was not folded then waits in the database.</summary>
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
            Stopped();
        }
    }

    private async Task KeepOnce(CancellationToken cancel)
    {
        if (!readiness.IsFounded)
            return;

        try
        {
            // Bounded, so that under a load without end the rollups follow all the same.
            for (var step = 0; step < MostSteps && await folding.FoldOnce(cancel) is not null; step++)
                cancel.ThrowIfCancellationRequested();

            if (pace.IsDue)
                await pace.Take(() => Roll(cancel));
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
    }

    private async Task<bool> Roll(CancellationToken cancel)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (await rolling.RollOnce(cancel) is null)
                return true;
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); attempts wait to be folded")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Debug, "Folding stops")]
    private partial void Stopped();
}
