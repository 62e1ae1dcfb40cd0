namespace Ostiary.Telemetry;

/// <summary>The dimensions of <see cref="AttemptFilter"/> in SQL. Only what is asked stands in a text: a condition that is switched off costs as much for each row as one that is on.</summary>
/// <remarks>Rollups keep <c>none</c> where an attempt has no error class; then the same text serves both tables.</remarks>
internal static class AttemptConditions
{
    /// <summary>What a filter asks, each beginning with AND.</summary>
    public static string Of(AttemptFilter filter) => string.Concat(Asked(filter).Select(dimension => $"\n   AND {ConditionOf(dimension)}"));

    /// <summary>The values of what it asks.</summary>
    public static IEnumerable<(string Name, object? Value)> Values(AttemptFilter filter) =>
        Asked(filter).Select(dimension => (AttemptFilter.NameOf(dimension), (object?)filter.Where[dimension]));

    /// <summary>What segments are told apart by; an empty text where nothing tells them apart.</summary>
    public static string SegmentOf(AttemptDimension? by) => by is { } dimension ? ColumnOf(dimension) : "''";

    private static IEnumerable<AttemptDimension> Asked(AttemptFilter filter) => filter.Where.Where(each => each.Value.Length > 0).Select(each => each.Key).Order();

    // A version stands for all below it: 18 for 18.0.0, too.
    private static string ConditionOf(AttemptDimension dimension)
    {
        var (column, value) = (ColumnOf(dimension), AttemptFilter.NameOf(dimension));
        return dimension is AttemptDimension.OsVersion or AttemptDimension.BrowserVersion
            ? $"({column} = @{value} OR substr({column}, 1, length(@{value}) + 1) = @{value} || '.')"
            : $"{column} = @{value}";
    }

    private static string ColumnOf(AttemptDimension dimension) => dimension switch
    {
        AttemptDimension.Flow => "flow",
        AttemptDimension.Operation => "operation",
        AttemptDimension.Mediation => "mediation",
        AttemptDimension.Surface => "surface",
        AttemptDimension.Outcome => "outcome",
        AttemptDimension.Os => "os",
        AttemptDimension.Browser => "browser",
        AttemptDimension.FormFactor => "form_factor",
        AttemptDimension.Authenticator => "authenticator_class",
        AttemptDimension.Transport => "transport",
        AttemptDimension.ErrorClass => "COALESCE(error_class, 'none')",
        AttemptDimension.Party => "COALESCE(party, 'none')",
        AttemptDimension.OsVersion => "COALESCE(os_version, 'unknown')",
        AttemptDimension.BrowserVersion => "COALESCE(browser_version, 'unknown')",
        AttemptDimension.Oem => "COALESCE(oem, 'unknown')",
        AttemptDimension.Model => "COALESCE(model, 'unknown')",
        AttemptDimension.Touchpoint => "COALESCE(touchpoint, 'unknown')",
        AttemptDimension.Manager => "COALESCE(manager, 'unknown')",
        AttemptDimension.Cohort => "COALESCE(cohort, 'unknown')",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, message: null),
    };
}
