using System.Globalization;
using Ostiary.Insights;

namespace Ostiary.Console.Filters;

/// <summary>How figures are written: the same on every page.</summary>
internal static class Figures
{
    /// <summary>What stands where there is nothing to divide by.</summary>
    public const string Nothing = "–";

    /// <summary>A count, such as <c>12,340</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share, such as <c>87.3 %</c>.</summary>
    public static string Percent(double? share) => share is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.0}\u00a0%") : Nothing;

    /// <summary>The interval of 95 % around a share, such as <c>85.1 to 89.2 %</c>; empty of nothing.</summary>
    public static string Interval(Share share) =>
        share is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.0} to {high * 100:0.0}\u00a0%") : "";

    /// <summary>A share, or nothing when it is one of too few.</summary>
    public static string Floored(Share share) => share.Of < AnonymityFloor.Least ? Nothing : Percent(share.Rate);

    /// <summary>How far to trust a share: its interval, and what it is a share of.</summary>
    public static string Trust(Share share) =>
        share.Of == 0 ? "Of none" : share.Of < AnonymityFloor.Least ? "Of too few" : $"{Interval(share)}, of {Count(share.Of)}";

    /// <summary>A difference in points, such as <c>+3.1 points</c>.</summary>
    public static string Points(double points) => string.Create(CultureInfo.InvariantCulture, $"{points * 100:+0.0;−0.0;0.0}\u00a0points");

    /// <summary>The interval of 95 % around a difference.</summary>
    public static string Interval(Difference difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Low * 100:+0.0;−0.0;0.0} to {difference.High * 100:+0.0;−0.0;0.0}");

    /// <summary>How many came to a thousand, such as <c>3.4</c>.</summary>
    public static string Rate(double? rate) => rate is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>The interval of 95 % around it.</summary>
    public static string Interval(PerThousand rate) =>
        rate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{low:0.0} to {high:0.0}") : "";

    /// <summary>A duration, such as <c>340 ms</c> or <c>12.4 s</c>.</summary>
    public static string Duration(long ms) => Math.Abs(ms) switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{ms}\u00a0ms"),
        < 120_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.0}\u00a0s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000.0:0.0}\u00a0min"),
    };
}
