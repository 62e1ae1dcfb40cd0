namespace Ostiary.Bench;

/// <summary>Two pieces of work of which one contains the other, so that what it takes more is a figure of its own.</summary>
/// <param name="Name">What the table calls the difference.</param>
/// <param name="Whole">The larger.</param>
/// <param name="Part">What it contains.</param>
internal sealed record Pair(string Name, OwnWork Whole, OwnWork Part);

/// <summary>How much longer the whole of a pair takes than its part, from many short slices of both side by side.</summary>
/// <remarks>
/// The difference of two medians drowns where the machine changes by more between two slices than the difference is. Two slices that follow each
/// other see nearly the same machine, so differences are taken first, and their median afterwards.
/// </remarks>
/// <param name="Pair">The work.</param>
/// <param name="Differences">Of each two slices, in microseconds of processor time of one run, smallest first.</param>
/// <param name="Quietest">The median of those tenth of the differences whose two slices together were the shortest: when neighbors were quiet.</param>
/// <param name="Bytes">How many bytes more the whole allocates.</param>
internal sealed record PairedDifference(Pair Pair, IReadOnlyList<double> Differences, double Quietest, long Bytes)
{
    private const int WarmUpSlices = 300;

    // Of n values their median lies, 95 times of 100, between those so many standard deviations of a coin thrown n times away from the middle.
    private const double Deviations = 1.96;

    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(2);

    /// <summary>The median of all differences.</summary>
    public double Median => Differences[Differences.Count / 2];

    /// <summary>Where the median lies, 95 times of 100; no distribution is assumed.</summary>
    public (double From, double To) Interval
    {
        get
        {
            var reach = (int)Math.Ceiling(Deviations * Math.Sqrt(Differences.Count) / 2);
            return (Differences[Math.Max(0, (Differences.Count / 2) - reach)], Differences[Math.Min(Differences.Count - 1, (Differences.Count / 2) + reach)]);
        }
    }

    /// <summary>Times all pairs in turns.</summary>
    public static IReadOnlyList<PairedDifference> Of(IReadOnlyList<Pair> pairs, int rounds)
    {
        foreach (var pair in pairs)
        {
            for (var i = 0; i < WarmUpSlices; i++)
                Slices(pair, i);
        }

        var slices = pairs.ToDictionary(pair => pair, _ => new List<(double Whole, double Part)>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var pair in pairs)
                slices[pair].Add(Slices(pair, round));
        }

        return [.. pairs.Select(pair => Of(pair, slices[pair]))];
    }

    private static PairedDifference Of(Pair pair, List<(double Whole, double Part)> slices)
    {
        var quiet = slices.OrderBy(both => both.Whole + both.Part).Take(Math.Max(1, slices.Count / 10));
        var quietest = Sorted(quiet);
        return new(pair, Sorted(slices), quietest[quietest.Length / 2], pair.Whole.Allocated()!.Value - pair.Part.Allocated()!.Value);
    }

    // Which comes first changes from round to round, so that a machine that grows slower favors neither.
    private static (double Whole, double Part) Slices(Pair pair, int round)
    {
        if (round % 2 == 0)
            return (pair.Whole.Slice(SliceLength), pair.Part.Slice(SliceLength));

        var part = pair.Part.Slice(SliceLength);
        return (pair.Whole.Slice(SliceLength), part);
    }

    private static double[] Sorted(IEnumerable<(double Whole, double Part)> slices) => [.. slices.Select(both => both.Whole - both.Part).Order()];
}
