using System.Globalization;

namespace Ostiary.Insights;

/// <summary>Which version came before which: number by number, so that 9 comes before 10.</summary>
internal static class VersionOrder
{
    /// <summary>The same, for sorting.</summary>
    public static readonly IComparer<string> Comparer = Comparer<string>.Create(Compare);

    /// <summary>Below zero when the one is older.</summary>
    public static int Compare(string one, string other)
    {
        var (first, second) = (one.Split('.'), other.Split('.'));
        for (var place = 0; place < Math.Max(first.Length, second.Length); place++)
        {
            var order = NumberAt(first, place).CompareTo(NumberAt(second, place));
            if (order != 0)
                return order;
        }

        return string.CompareOrdinal(one, other);
    }

    private static long NumberAt(string[] parts, int place) =>
        place < parts.Length && long.TryParse(parts[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
