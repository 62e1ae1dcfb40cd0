namespace Ostiary.Insights;

/// <summary>A share with what it is a share of, and how far to trust it.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
public sealed record Share(long Count, long Of)
{
    // The 97.5 % quantile of the normal distribution: intervals cover 95 %.
    private const double Quantile = 1.959963984540054;

    /// <summary>From 0 to 1; null of nothing.</summary>
    public double? Rate => Of == 0 ? null : (double)Count / Of;

    /// <summary>The lower end of the Wilson score interval of 95 %; null of nothing.</summary>
    public double? Low => Of == 0 ? null : Count == 0 ? 0 : Math.Max(0, Center - Margin);

    /// <summary>Its upper end.</summary>
    public double? High => Of == 0 ? null : Count == Of ? 1 : Math.Min(1, Center + Margin);

    private double Weight => 1 + (Quantile * Quantile / Of);

    private double Center => (Rate!.Value + (Quantile * Quantile / (2.0 * Of))) / Weight;

    private double Margin => Quantile * Math.Sqrt((Rate!.Value * (1 - Rate.Value) / Of) + (Quantile * Quantile / (4.0 * Of * Of))) / Weight;
}

/// <summary>How two shares differ.</summary>
/// <param name="Points">The second less the first, from −1 to 1.</param>
/// <param name="Low">The lower end of the interval of 95 %, from the two Wilson intervals (Newcombe 1998, method 10).</param>
/// <param name="High">Its upper end.</param>
public sealed record Difference(double Points, double Low, double High)
{
    /// <summary>Whether the interval leaves out that nothing differs.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>What changes from one share to another; null when one of them is a share of nothing.</summary>
    public static Difference? Between(Share before, Share after)
    {
        if (before.Rate is not { } from || after.Rate is not { } to)
            return null;

        var points = to - from;
        return new(
            points,
            points - Length(to - after.Low!.Value, before.High!.Value - from),
            points + Length(after.High!.Value - to, from - before.Low!.Value));
    }

    private static double Length(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
