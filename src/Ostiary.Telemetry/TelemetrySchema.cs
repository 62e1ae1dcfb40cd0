using System.Reflection;

namespace Ostiary.Telemetry;

/// <summary>Where this room's migrations are embedded, for <c>Migration.In</c>.</summary>
public static class TelemetrySchema
{
    /// <summary>The assembly that holds <c>Schema/*.sql</c>.</summary>
    public static Assembly Assembly => typeof(TelemetrySchema).Assembly;
}
