namespace Ostiary.Insights;

/// <summary>Keeps small cells out of sight, so that no figure is about a few people.</summary>
public static class AnonymityFloor
{
    /// <summary>The fewest attempts that a cell may tell of by itself.</summary>
    public const int Least = 10;

    /// <summary>The name of the cell in which the small ones lie together.</summary>
    public const string Merged = "(merged)";

    /// <summary>The cells that may be shown, largest first, and what must be merged into one.</summary>
    /// <remarks>
    /// When all small cells together are still too few, the smallest of the others joins them: otherwise they could be had by subtraction. When
    /// even that is not enough, nothing is shown.
    /// </remarks>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<T> Merged) Apply<T>(IEnumerable<T> cells, Func<T, long> size)
    {
        var sorted = cells.OrderByDescending(size).ToList();
        var shown = sorted.TakeWhile(cell => size(cell) >= Least).ToList();
        var merged = sorted.Skip(shown.Count).ToList();
        if (merged.Count > 0 && merged.Sum(size) < Least && shown.Count > 0)
        {
            merged.Add(shown[^1]);
            shown.RemoveAt(shown.Count - 1);
        }

        return (shown, merged.Sum(size) < Least ? [] : merged);
    }
}
