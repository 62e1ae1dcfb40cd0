using System.Reflection;

namespace Ostiary.Insights;

/// <summary>Where this room's migrations are embedded, for <c>Migration.In</c>.</summary>
public static class InsightsSchema
{
    /// <summary>The assembly that holds <c>Schema/*.sql</c>.</summary>
    public static Assembly Assembly => typeof(InsightsSchema).Assembly;
}
