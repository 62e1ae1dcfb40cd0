namespace Ostiary.Insights;

/// <summary>How many of something came to a thousand of something else, and how far to trust it. One of the others may bring several.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Beside how many.</param>
public sealed record PerThousand(long Count, long Of)
{
    private const double Quantile = 1.959963984540054;

    /// <summary>For each thousand; null beside nothing.</summary>
    public double? Rate => Of == 0 ? null : Scaled(Count);

    /// <summary>The lower end of the interval of 95 % (Poisson, by Byar's approximation); null beside nothing.</summary>
    public double? Low => Of == 0 ? null : Count == 0 ? 0 : Scaled(Count * Math.Pow(1 - (1.0 / (9 * Count)) - (Quantile / (3 * Math.Sqrt(Count))), 3));

    /// <summary>Its upper end.</summary>
    public double? High => Of == 0 ? null : Scaled((Count + 1) * Math.Pow(1 - (1.0 / (9 * (Count + 1))) + (Quantile / (3 * Math.Sqrt(Count + 1))), 3));

    /// <summary>Whether it differs from another by more than chance: of all that came, how many would fall here if nothing differed (95 %, Wilson)?</summary>
    public bool IsClearlyOtherThan(PerThousand other)
    {
        if (Of == 0 || other.Of == 0 || Count + other.Count == 0)
            return false;

        var (share, expected) = (new Share(Count, Count + other.Count), (double)Of / (Of + other.Of));
        return share.Low > expected || share.High < expected;
    }

    private double Scaled(double count) => count * 1_000 / Of;
}
