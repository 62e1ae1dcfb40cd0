namespace Ostiary.Insights;

/// <summary>How much more likely tries and failures are when their rate is any other than when it is that of a reference: a sequential Bayes factor.</summary>
/// <remarks>
/// Numerator: the rate may be anything, all values alike. Denominator: it is that of the reference, known as well as the reference's own count tells
/// (Beta, Jeffreys' prior). While nothing has changed, this ratio is a martingale that begins at one, so by Ville's inequality it ever exceeds
/// <c>x</c> with a probability of at most <c>1 / x</c>, however often somebody looks while tries come in. That is what lets a watch look every minute.
/// </remarks>
internal static class ShiftEvidence
{
    private const double Half = 0.5;

    // Lanczos' approximation, g = 7 and nine terms: good to 15 digits.
    private static readonly double[] Terms =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
        9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The natural logarithm of the ratio.</summary>
    /// <param name="failures">Failures that came in.</param>
    /// <param name="tries">Tries that came in.</param>
    /// <param name="referenceFailures">Failures of the reference.</param>
    /// <param name="referenceTries">Tries of the reference.</param>
    public static double Log(long failures, long tries, long referenceFailures, long referenceTries)
    {
        var (failed, went) = (referenceFailures + Half, referenceTries - referenceFailures + Half);
        var anything = LogBeta(failures + 1, tries - failures + 1);
        var asBefore = LogBeta(failed + failures, went + tries - failures) - LogBeta(failed, went);
        return anything - asBefore;
    }

    private static double LogBeta(double one, double other) => LogGamma(one) + LogGamma(other) - LogGamma(one + other);

    private static double LogGamma(double number)
    {
        if (number < Half)
            return Math.Log(Math.PI / Math.Sin(Math.PI * number)) - LogGamma(1 - number);

        var (x, sum) = (number - 1, Terms[0]);
        for (var place = 1; place < Terms.Length; place++)
            sum += Terms[place] / (x + place);

        var t = x + 7.5;
        return (Half * Math.Log(2 * Math.PI)) + ((x + Half) * Math.Log(t)) - t + Math.Log(sum);
    }
}
