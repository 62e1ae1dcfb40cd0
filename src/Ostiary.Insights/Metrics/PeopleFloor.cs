using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Which cells may not be told of by themselves, because they, or what is left beside them, would be about fewer than <see cref="AnonymityFloor.Least"/> people.</summary>
public static class PeopleFloor
{
    /// <summary>The cells that must lie together in one.</summary>
    /// <param name="cells">Every cell.</param>
    /// <param name="people">Who is in a cell.</param>
    /// <param name="size">What it counts: where fewer count than there are people in it, that many are told of. Of those that might be hidden for the sake of others the smallest is.</param>
    /// <param name="lines">The sums that a cell is part of and that can be had elsewhere: its row, its column, the whole.</param>
    /// <param name="isHiddenAnyway">What is not shown for another reason.</param>
    /// <remarks>
    /// A sum less the cells shown of it gives those that are hidden. So in every line the hidden ones must be about enough people together; while they
    /// are not, the smallest one shown in that line joins them. Short lines come first: whoever joins for the sake of one is hidden in the longer ones, too.
    /// </remarks>
    public static IReadOnlySet<T> Hidden<T>(
        IReadOnlyList<T> cells, Func<T, People> people, Func<T, long> size, Func<T, IEnumerable<object>> lines, Func<T, bool>? isHiddenAnyway = null)
        where T : class
    {
        var hidden = new HashSet<T>(cells.Where(cell => IsTooFew([cell], people, size) || isHiddenAnyway?.Invoke(cell) == true), ReferenceEqualityComparer.Instance);
        var byLine = cells.SelectMany(cell => lines(cell).Select(line => (line, cell))).GroupBy(pair => pair.line, pair => pair.cell)
            .Select(line => line.ToList()).OrderBy(line => line.Count).ToList();
        bool changed;
        do
        {
            changed = false;
            foreach (var line in byLine.Where(line => IsTooFew([.. line.Where(hidden.Contains)], people, size)))
            {
                if (line.Where(cell => !hidden.Contains(cell)).MinBy(size) is { } smallest)
                    changed |= hidden.Add(smallest);
            }
        }
        while (changed);

        return hidden;
    }

    /// <summary>Everybody who is in one of the cells.</summary>
    public static People Together(IEnumerable<People> cells)
    {
        var all = new People();
        foreach (var cell in cells)
            all.Add(cell);

        return all;
    }

    // Somebody whose attempts do not count here is in a cell without being told of.
    private static bool IsTooFew<T>(IReadOnlyList<T> some, Func<T, People> people, Func<T, long> size) =>
        some.Count > 0 && (some.Sum(size) < AnonymityFloor.Least || Together(some.Select(people)).AtLeast < AnonymityFloor.Least);
}
