using System.Globalization;
using Ostiary.Insights;

namespace Ostiary.Console.Charts;

/// <summary>What a drawn line is drawn from.</summary>
/// <param name="Labels">What stands under each place of the horizontal axis.</param>
/// <param name="Lines">One or two lines.</param>
/// <param name="IsShare">Whether values are shares from 0 to 1; otherwise counts.</param>
/// <param name="Mark">A place that is marked; null for none.</param>
/// <param name="MarkLabel">What stands at the mark.</param>
public sealed record TrendPicture(IReadOnlyList<string> Labels, IReadOnlyList<TrendLine> Lines, bool IsShare, int? Mark = null, string? MarkLabel = null)
{
    /// <summary>What was noted, by the numbers of the list beside the drawing.</summary>
    public IReadOnlyList<TrendMark> Marks { get; init; } = [];
}

/// <summary>A place of a drawing that is marked.</summary>
/// <param name="Place">Which, from 0.</param>
/// <param name="Label">What stands at it.</param>
public sealed record TrendMark(int Place, string Label);

/// <summary>One drawn line.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Values">A value for each place; null where nothing can be said.</param>
public sealed record TrendLine(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>A line of shares; those of too few are gaps.</summary>
    internal static TrendLine Of(string name, IEnumerable<Share> shares) =>
        new(name, [.. shares.Select(share => share.Of < AnonymityFloor.Least ? null : share.Rate)]);
}

/// <summary>How days are written.</summary>
internal static class Days
{
    /// <summary>A day, such as <c>14 Oct</c>.</summary>
    public static string Short(DateTimeOffset day) => day.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>A day as addresses write it.</summary>
    public static string InAddress(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
