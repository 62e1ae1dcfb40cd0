using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ostiary.Accounts;

/// <summary>Unicode normalization form KC: texts that read the same become the same.</summary>
/// <remarks>
/// UAX #15. The runtime's own <c>string.Normalize</c> needs a library (ICU) that a bare machine lacks, and without it returns its
/// input unchanged. The table is an embedded resource that <c>eng/compatibility-table.py</c> writes. Pure; safe for use from any thread.
/// </remarks>
internal static class Compatibility
{
    // The syllables of Hangul are arithmetic (The Unicode Standard, §3.12).
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;
    private const int Syllables = Leads * Vowels * Tails;

    private static readonly Lazy<Table> Known = new(Table.Load);

    /// <summary>The text in form KC.</summary>
    public static string Normalize(string text)
    {
        if (Ascii.IsValid(text))
            return text;

        var points = Decompose(text);
        Order(points);
        return Compose(points);
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var syllable = rune.Value - SyllableBase;
            if (syllable is >= 0 and < Syllables)
                AddSyllable(points, syllable);
            else if (Known.Value.Decompositions.TryGetValue(rune.Value, out var whole))
                points.AddRange(whole);
            else
                points.Add(rune.Value);
        }

        return points;
    }

    private static void AddSyllable(List<int> points, int syllable)
    {
        points.Add(LeadBase + (syllable / (Vowels * Tails)));
        points.Add(VowelBase + (syllable / Tails % Vowels));
        if (syllable % Tails != 0)
            points.Add(TailBase + (syllable % Tails));
    }

    /// <summary>Marks after one letter stand in the order of their classes; equal classes keep theirs.</summary>
    private static void Order(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var order = OrderOf(points[i]);
            for (var at = i; order != 0 && at > 0 && OrderOf(points[at - 1]) > order; at--)
                (points[at - 1], points[at]) = (points[at], points[at - 1]);
        }
    }

    private static string Compose(List<int> points)
    {
        var starter = -1;
        var kept = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var order = OrderOf(points[i]);
            var isAdjacent = starter >= 0 && kept == starter + 1;
            var isReachable = starter >= 0 && (isAdjacent || OrderOf(points[kept - 1]) is > 0 and var before && before < order);
            if (isReachable && Composed(points[starter], points[i]) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            if (order == 0)
                starter = kept;

            points[kept++] = points[i];
        }

        var text = new StringBuilder(kept);
        foreach (var point in points.Take(kept))
            text.Append(new Rune(point).ToString());

        return text.ToString();
    }

    private static int? Composed(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel)
            return SyllableBase + (((lead * Vowels) + vowel) * Tails);

        if (first - SyllableBase is >= 0 and < Syllables and var syllable && syllable % Tails == 0 && second - TailBase is > 0 and < Tails and var tail)
            return first + tail;

        return Known.Value.Pairs.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int OrderOf(int point) => Known.Value.Orders.GetValueOrDefault(point);

    private sealed record Table(
        FrozenDictionary<int, int[]> Decompositions, FrozenDictionary<(int First, int Second), int> Pairs, FrozenDictionary<int, int> Orders)
    {
        public static Table Load()
        {
            var decompositions = new Dictionary<int, int[]>();
            var pairs = new Dictionary<(int First, int Second), int>();
            var orders = new Dictionary<int, int>();
            using var reader = new StreamReader(typeof(Compatibility).Assembly.GetManifestResourceStream("Ostiary.Accounts.Users.CompatibilityTable.txt")!);
            while (reader.ReadLine() is { } line)
            {
                if (line[0] == '#')
                    continue;

                int[] points = [.. line[2..].Split(' ').Select(point => int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
                if (line[0] == 'd')
                    decompositions.Add(points[0], points[1..]);
                else if (line[0] == 'c')
                    pairs.Add((points[0], points[1]), points[2]);
                else
                    orders.Add(points[0], points[1]);
            }

            return new Table(decompositions.ToFrozenDictionary(), pairs.ToFrozenDictionary(), orders.ToFrozenDictionary());
        }
    }
}
