namespace Ostiary.Insights;

/// <summary>Since when something fails more often: the day that splits the days best into a better and a worse part.</summary>
internal static class Onset
{
    // Twice the gain in likelihood that chance exceeds about once in a thousand, with some thirty days to choose from.
    private const double Clear = 17;

    /// <summary>The first day of the worse part; null when no split is clear, or it gets better.</summary>
    /// <param name="days">Tries and failures of each day, in order.</param>
    public static long? Of(IReadOnlyList<(long DayMs, long Tries, long Failures)> days)
    {
        var (tries, failures) = (days.Sum(day => day.Tries), days.Sum(day => day.Failures));
        var (before, failedBefore, best, since) = (0L, 0L, (2 * LogLikelihood(failures, tries)) + Clear, (long?)null);
        foreach (var (dayMs, triedThen, failedThen) in days)
        {
            var (after, failedAfter) = (tries - before, failures - failedBefore);
            var likelihood = 2 * (LogLikelihood(failedBefore, before) + LogLikelihood(failedAfter, after));
            if (before > 0 && after > 0 && likelihood > best && failedAfter * before > failedBefore * after)
                (best, since) = (likelihood, dayMs);

            (before, failedBefore) = (before + triedThen, failedBefore + failedThen);
        }

        return since;
    }

    private static double LogLikelihood(long failures, long tries) => Part(failures, tries) + Part(tries - failures, tries);

    private static double Part(long some, long of) => some == 0 ? 0 : some * Math.Log((double)some / of);
}
