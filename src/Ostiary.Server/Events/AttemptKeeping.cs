using Ostiary.Server.Startup;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps attempts and rollups up to the events, a beat behind them.</summary>
public sealed class AttemptKeeping(
    AttemptFolding folding, AttemptRolling rolling, RollingPace pace, Readiness readiness, TimeProvider clock, ILogger<AttemptKeeping> log)
    : Housekeeping(TimeSpan.FromSeconds(1), readiness, clock, log)
{
    private const int MostSteps = 50;

    /// <inheritdoc/>
    protected override async Task KeepOnce(CancellationToken cancel)
    {
        // Bounded, so that under a load without end the rollups follow all the same.
        for (var step = 0; step < MostSteps && await folding.FoldOnce(cancel) is not null; step++)
            cancel.ThrowIfCancellationRequested();

        if (pace.IsDue)
            await pace.Take(() => Roll(cancel));
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
}
