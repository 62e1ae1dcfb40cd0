namespace Ostiary.Insights;

/// <summary>How likely it is by chance alone that so many of the failures fall on one part (Fisher's exact test, one side).</summary>
internal static class WorseThanElsewhere
{
    private const int TableLength = 512;
    private const double Negligible = 1e-13;

    private static readonly double[] SmallFactorials = Factorials();

    /// <summary>The natural logarithm of the probability that, of all failures, at least as many fall on the part when none is worse than another.</summary>
    /// <param name="failures">Failures in the part.</param>
    /// <param name="tries">Tries in the part.</param>
    /// <param name="allFailures">Failures everywhere, the part included.</param>
    /// <param name="allTries">Tries everywhere.</param>
    public static double LogChance(long failures, long tries, long allFailures, long allTries)
    {
        var first = LogChoose(allFailures, failures) + LogChoose(allTries - allFailures, tries - failures) - LogChoose(allTries, tries);
        var (sum, term) = (1.0, 1.0);
        for (var more = failures; more < Math.Min(tries, allFailures) && term > Negligible * sum; more++)
        {
            term *= (double)(allFailures - more) / (more + 1) * (tries - more) / (allTries - allFailures - tries + more + 1);
            sum += term;
        }

        return Math.Min(0, first + Math.Log(sum));
    }

    /// <summary>The largest logarithm of a chance that still counts, when so many were looked at and this share of what counts may be false.</summary>
    /// <remarks>Benjamini and Hochberg 1995; it holds when the tests depend on each other as parts and their parts do.</remarks>
    /// <param name="ascending">The logarithms of those chances that are small, in ascending order.</param>
    /// <param name="looks">How many were looked at in all.</param>
    /// <param name="falseShare">The share of false alarms among those that count.</param>
    public static double? Bound(IReadOnlyList<double> ascending, int looks, double falseShare)
    {
        for (var rank = ascending.Count; rank > 0; rank--)
        {
            if (ascending[rank - 1] <= Math.Log(falseShare * rank / looks))
                return ascending[rank - 1];
        }

        return null;
    }

    private static double LogChoose(long of, long some) => LogFactorial(of) - LogFactorial(some) - LogFactorial(of - some);

    // Stirling's series; beyond the table its error is below 1e-15.
    private static double LogFactorial(long number)
    {
        if (number < TableLength)
            return SmallFactorials[number];

        double x = number;
        return (x * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI * x)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private static double[] Factorials()
    {
        var table = new double[TableLength];
        for (var number = 2; number < table.Length; number++)
            table[number] = table[number - 1] + Math.Log(number);

        return table;
    }
}
