using Ostiary.Server.Startup;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps attempts and rollups up to the events, a beat behind them.</summary>
/// <remarks>Telling comes before counting: folding takes half of the time at most, what it leaves waits in the database, and the age of the figures says so.</remarks>
public sealed class AttemptKeeping(
    AttemptFolding folding, AttemptRolling rolling, RollingPace pace, Readiness readiness, TimeProvider clock, ILogger<AttemptKeeping> log)
    : Housekeeping(Beat, readiness, clock, log)
{
    private const int MostSteps = 50;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFolding = Beat / 2;

    /// <inheritdoc/>
    protected override async Task KeepOnce(CancellationToken cancel)
    {
        var hasFoldedAll = await Fold(cancel);
        if (pace.IsDue)
            await pace.Take(async () => await Roll(cancel) && hasFoldedAll);
    }

    private async Task<bool> Fold(CancellationToken cancel)
    {
        var begun = Clock.GetTimestamp();
        while (Clock.GetElapsedTime(begun) < LongestFolding)
        {
            if (await folding.FoldOnce(cancel) is null)
                return true;
        }

        return false;
    }

    private async Task<bool> Roll(CancellationToken cancel)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (await rolling.RollOnce(cancel) is null)
                return true;
        }

        return false;
    }
}
