using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What the rows and columns of a matrix are, as addresses name them. The API and the console read them alike.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns; something else.</param>
public sealed record DeviceLines(AttemptDimension Rows, AttemptDimension Columns)
{
    /// <summary>What is asked unless an address says otherwise.</summary>
    public static readonly DeviceLines Usual = new(AttemptDimension.OsVersion, AttemptDimension.Browser);

    /// <summary>Those of these names; null when one has no such meaning, or both are the same.</summary>
    public static DeviceLines? Of(string? rows, string? columns) =>
        Find(rows, Usual.Rows) is { } first && Find(columns, first == Usual.Columns ? AttemptDimension.Os : Usual.Columns) is { } second && first != second
            ? new(first, second)
            : null;

    private static AttemptDimension? Find(string? name, AttemptDimension otherwise) =>
        string.IsNullOrEmpty(name) ? otherwise : FilterWords.Names.TryGetValue(name, out var found) && DeviceMatrix.Dimensions.Contains(found) ? found : null;
}
