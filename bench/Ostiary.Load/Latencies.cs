using System.Diagnostics;

namespace Ostiary.Load;

/// <summary>Percentiles of many durations.</summary>
internal sealed record Latencies(TimeSpan P50, TimeSpan P95, TimeSpan P99)
{
    /// <summary>From ticks of <see cref="Stopwatch"/>, in any order.</summary>
    public static Latencies Of(IEnumerable<long> ticks)
    {
        long[] sorted = [.. ticks.Order()];
        return new(At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static TimeSpan At(long[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[(int)(share * (sorted.Length - 1))]);
}
