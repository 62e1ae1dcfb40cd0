using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>How many attempts of one sort ended well.</summary>
/// <param name="Name">Which sort; empty for all.</param>
/// <param name="Everything">Of all attempts.</param>
/// <param name="WithoutDecisions">Of those that no decision of the person ended.</param>
public sealed record Rated(string Name, Share Everything, Share WithoutDecisions)
{
    internal static Rated Of(string name, long succeeded, long decided, long attempts) => new(name, new(succeeded, attempts), new(succeeded, attempts - decided));

    internal static Rated Of(string name, IReadOnlyCollection<AttemptDayTally> tallies) => Of(
        name, tallies.Where(tally => tally.Outcome == AttemptOutcome.Succeeded).Sum(tally => tally.Attempts),
        tallies.Where(tally => tally.IsDecided).Sum(tally => tally.Attempts), tallies.Sum(tally => tally.Attempts));

    /// <summary>One for each value, largest first; those that are too small by themselves lie in one.</summary>
    internal static IReadOnlyList<Rated> By(IEnumerable<AttemptDayTally> tallies, Func<AttemptDayTally, string> value) =>
        Floored(tallies.GroupBy(value, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group])));

    /// <summary>The same, of what is counted already.</summary>
    internal static IReadOnlyList<Rated> Floored(IEnumerable<Rated> cells)
    {
        var (shown, merged) = AnonymityFloor.Apply(cells.Where(cell => cell.Everything.Of > 0), cell => cell.Everything.Of);
        return merged.Count == 0 ? shown :
        [
            .. shown,
            new Rated(
                AnonymityFloor.Merged, new(merged.Sum(cell => cell.Everything.Count), merged.Sum(cell => cell.Everything.Of)),
                new(merged.Sum(cell => cell.WithoutDecisions.Count), merged.Sum(cell => cell.WithoutDecisions.Of))),
        ];
    }
}

/// <summary>What is different after an instant, or against another period.</summary>
/// <param name="Name">What is measured, in snake_case.</param>
/// <param name="Before">The share before.</param>
/// <param name="After">The share after.</param>
public sealed record Change(string Name, Share Before, Share After)
{
    /// <summary>How they differ; null when one of them is about too few.</summary>
    public Difference? Difference =>
        Before.Of < AnonymityFloor.Least || After.Of < AnonymityFloor.Least ? null : Insights.Difference.Between(Before, After);
}
