using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>Works until nothing waits any more: nothing to fold, no hour to roll, no day to count.</summary>
/// <remarks>
/// A step that does nothing is no sign of that. Where a server runs, its own worker may have taken the step in between: then this one writes
/// nothing, and another must follow.
/// </remarks>
internal static class CaughtUp
{
    private static readonly Statement OneMarkedHour = new("SELECT hour_ms FROM hours_to_roll LIMIT 1");
    private static readonly Statement OneMarkedDay = new("SELECT day_ms FROM days_to_roll LIMIT 1");

    /// <summary>Folds until no note waits.</summary>
    public static async Task Fold(AttemptFolding folding)
    {
        while (!await folding.HasCaughtUp(default))
            await folding.FoldOnce(default);
    }

    /// <summary>Rolls until no hour is marked.</summary>
    public static async Task Roll(AttemptRolling rolling, Database database)
    {
        while ((await database.Read(OneMarkedHour, _ => true, default)).Count > 0)
            await rolling.RollOnce(default);
    }

    /// <summary>Counts until no day is marked.</summary>
    public static async Task Count(DayRolling days, Database database)
    {
        while ((await database.Read(OneMarkedDay, _ => true, default)).Count > 0)
            await days.RollAll(default);
    }
}
