using Ostiary.Server.Startup;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps the figures of days up to what was told, at a calm pace.</summary>
public sealed class DayKeeping(DayRolling rolling, Readiness readiness, TimeProvider clock, ILogger<DayKeeping> log)
    : Housekeeping(TimeSpan.FromSeconds(1), readiness, clock, log)
{
    private readonly RollingPace _pace = RollingPace.OfDays(clock);

    /// <inheritdoc/>
    protected override Task KeepOnce(CancellationToken cancel) => _pace.IsDue ? _pace.Take(() => Roll(cancel)) : Task.CompletedTask;

    private async Task<bool> Roll(CancellationToken cancel)
    {
        await rolling.RollAll(cancel);
        return true;
    }
}
