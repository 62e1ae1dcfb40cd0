using System.Globalization;

namespace Ostiary.Telemetry;

/// <summary>How long things took, counted in classes that each are 9 % wider than the one before: from 50 ms to 54 minutes, what lies beyond at the ends.</summary>
/// <remarks>Histograms can be added, so that a median over any period is known to about 5 % without a single duration being kept.</remarks>
public sealed class TimeHistogram
{
    private const double ShortestMs = 50;
    private const int PerDoubling = 8;
    private const int Classes = 128;

    private readonly long[] _counts = new long[Classes];

    /// <summary>How many durations are in it.</summary>
    public long Count { get; private set; }

    /// <summary>Counts one duration.</summary>
    public void Add(long ms) => Add(ClassOf(ms), 1);

    /// <summary>Counts those of a cell.</summary>
    public void Add(DayCell cell)
    {
        foreach (var (place, count) in cell.Times)
            Add(place, count);
    }

    /// <summary>Counts all of another histogram.</summary>
    public void Add(TimeHistogram other)
    {
        for (var each = 0; each < Classes; each++)
            Add(each, other._counts[each]);
    }

    /// <summary>The duration in milliseconds that a share of all is not longer than; null of nothing.</summary>
    /// <param name="share">From 0 to 1.</param>
    public long? Quantile(double share) => Count == 0 ? null : AtRank(Math.Clamp(share, 0, 1) * Count);

    /// <summary>The interval of 95 % around the median, by order statistics; null of nothing.</summary>
    public (long Low, long High)? MedianInterval()
    {
        // Half the width of a binomial interval, in ranks.
        var margin = 0.98 * Math.Sqrt(Count);
        return Count == 0 ? null : (AtRank(Math.Max(0, (Count / 2.0) - margin)), AtRank(Math.Min(Count, (Count / 2.0) + margin)));
    }

    /// <summary>The classes that are not empty, the shortest first.</summary>
    internal IEnumerable<(int Place, long Count)> Counts => _counts.Index().Where(each => each.Item > 0);

    /// <summary>As it is stored: the classes that are not empty, such as <c>37:2 41:1</c>.</summary>
    public string Write() => string.Join(' ', Counts.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Place}:{each.Count}")));

    /// <summary>Reads what was stored.</summary>
    public static TimeHistogram Read(string text)
    {
        var histogram = new TimeHistogram();
        foreach (var range in text.AsSpan().Split(' '))
        {
            var part = text.AsSpan(range);
            if (part.IndexOf(':') is > 0 and var colon)
                histogram.Add(int.Parse(part[..colon], CultureInfo.InvariantCulture), long.Parse(part[(colon + 1)..], CultureInfo.InvariantCulture));
        }

        return histogram;
    }

    private void Add(int place, long count)
    {
        _counts[place] += count;
        Count += count;
    }

    private static int ClassOf(long ms) =>
        ms <= ShortestMs ? 0 : Math.Min(Classes - 1, (int)Math.Floor(Math.Log2(ms / ShortestMs) * PerDoubling));

    // Within a class durations are taken to be spread evenly by their logarithm.
    private long AtRank(double rank)
    {
        var before = 0L;
        for (var each = 0; each < Classes; each++)
        {
            if (_counts[each] > 0 && before + _counts[each] >= rank)
                return (long)Math.Round(ShortestMs * Math.Pow(2, (each + ((rank - before) / _counts[each])) / PerDoubling));

            before += _counts[each];
        }

        return (long)Math.Round(ShortestMs * Math.Pow(2, (double)Classes / PerDoubling));
    }
}
