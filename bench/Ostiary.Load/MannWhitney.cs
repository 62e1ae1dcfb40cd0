namespace Ostiary.Load;

/// <summary>The rank test of Mann and Whitney, two-sided, by its normal approximation: good for samples of a hundred and more.</summary>
internal static class MannWhitney
{
    /// <summary>How likely ranks as uneven as these are when both samples come from the same distribution.</summary>
    public static double P(IReadOnlyList<long> one, IReadOnlyList<long> other)
    {
        double n = one.Count, m = other.Count;
        var groups = one.Select(value => (Value: value, IsOne: true)).Concat(other.Select(value => (Value: value, IsOne: false)))
            .GroupBy(sample => sample.Value).OrderBy(group => group.Key);

        double ranks = 0, below = 0, ties = 0;
        foreach (var group in groups)
        {
            // Equal values share the mean of their ranks.
            double size = group.Count();
            ranks += group.Count(sample => sample.IsOne) * (below + ((size + 1) / 2));
            ties += (size * size * size) - size;
            below += size;
        }

        var all = n + m;
        var u = ranks - (n * (n + 1) / 2);
        var deviation = Math.Sqrt(n * m / 12 * (all + 1 - (ties / (all * (all - 1)))));
        return deviation == 0 ? 1 : ErrorComplement(Math.Abs(u - (n * m / 2)) / deviation / Math.Sqrt(2));
    }

    /// <summary>erfc for x ≥ 0, to 1.2e-7 relative: Chebyshev fit of <c>t·exp(-x² + polynomial(t))</c>, t = 1/(1 + x/2).</summary>
    private static double ErrorComplement(double x)
    {
        ReadOnlySpan<double> polynomial =
            [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        var t = 1 / (1 + (x / 2));
        var sum = 0.0;
        for (var power = polynomial.Length - 1; power >= 0; power--)
            sum = (sum * t) + polynomial[power];

        return t * Math.Exp((-x * x) + sum);
    }
}
