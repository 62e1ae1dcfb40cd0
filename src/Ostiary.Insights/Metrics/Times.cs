using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>How long something took, in milliseconds, each to about 5 %.</summary>
/// <param name="Count">How many durations are known.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="MedianLow">The lower end of the interval of 95 % around the median.</param>
/// <param name="MedianHigh">Its upper end.</param>
/// <param name="FirstQuartile">A quarter took no longer.</param>
/// <param name="ThirdQuartile">Three quarters took no longer.</param>
/// <param name="P95">95 of 100 took no longer.</param>
public sealed record Times(long Count, long Median, long MedianLow, long MedianHigh, long FirstQuartile, long ThirdQuartile, long P95)
{
    /// <summary>Of a histogram; null when it holds too few to tell of.</summary>
    public static Times? Of(TimeHistogram durations)
    {
        if (durations.Count < AnonymityFloor.Least || durations.MedianInterval() is not var (low, high))
            return null;

        return new(
            durations.Count, durations.Quantile(0.5)!.Value, low, high, durations.Quantile(0.25)!.Value, durations.Quantile(0.75)!.Value,
            durations.Quantile(0.95)!.Value);
    }

    /// <summary>Of several histograms together.</summary>
    internal static TimeHistogram Sum(IEnumerable<TimeHistogram> durations)
    {
        var sum = new TimeHistogram();
        foreach (var each in durations)
            sum.Add(each);

        return sum;
    }
}
