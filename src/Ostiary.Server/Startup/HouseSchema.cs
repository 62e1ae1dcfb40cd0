using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Insights;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Startup;

/// <summary>The schema of all rooms together.</summary>
public static class HouseSchema
{
    /// <summary>Every migration that this build knows, by number.</summary>
    public static IReadOnlyList<Migration> Migrations(Dialect dialect) => Migration.In(dialect, [AccountsSchema.Assembly, CeremoniesSchema.Assembly, TelemetrySchema.Assembly, InsightsSchema.Assembly]);
}
