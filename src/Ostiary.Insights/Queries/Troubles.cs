using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What ends most attempts that nobody meant to end.</summary>
internal static class Troubles
{
    private const int Most = 3;

    /// <summary>The largest ones first; one that grew counts for more.</summary>
    public static IReadOnlyList<Trouble> Of(IReadOnlyList<AttemptDayTally> before, IReadOnlyList<AttemptDayTally> now)
    {
        var (allBefore, allNow) = (Used(before).Sum(tally => tally.Attempts), Used(now).Sum(tally => tally.Attempts));
        var countsBefore = Lost(before).ToLookup(tally => tally.ErrorClass, tally => tally.Attempts, StringComparer.Ordinal);
        return
        [
            .. Lost(now).GroupBy(tally => tally.ErrorClass, StringComparer.Ordinal)
                .Select(group => TroubleOf([.. group], allNow, new Share(countsBefore[group.Key].Sum(), allBefore)))
                .Where(trouble => trouble.Now.Count >= AnonymityFloor.Least)
                .OrderByDescending(trouble => trouble.Now.Count + Growth(trouble)).Take(Most),
        ];
    }

    private static Trouble TroubleOf(List<AttemptDayTally> lost, long all, Share before)
    {
        var count = lost.Sum(tally => tally.Attempts);
        var worst = lost.GroupBy(tally => tally.Os, StringComparer.Ordinal).Select(os => (Os: os.Key, Count: os.Sum(tally => tally.Attempts))).MaxBy(os => os.Count);
        var isTold = worst.Count >= AnonymityFloor.Least && count - worst.Count is 0 or >= AnonymityFloor.Least && worst.Os != AttemptWords.Unknown;
        return new(lost[0].ErrorClass, new(count, all), before, isTold ? worst.Os : null, isTold ? new(worst.Count, count) : new(0, 0));
    }

    private static double Growth(Trouble trouble) =>
        trouble.Difference is { IsClear: true, Points: > 0 and var points } ? points * trouble.Now.Of : 0;

    private static IEnumerable<AttemptDayTally> Used(IReadOnlyList<AttemptDayTally> tallies) => tallies.Where(tally => tally.Outcome != AttemptOutcome.Unused);

    private static IEnumerable<AttemptDayTally> Lost(IReadOnlyList<AttemptDayTally> tallies) =>
        Used(tallies).Where(tally => tally is { Outcome: not AttemptOutcome.Succeeded, IsDecided: false } && tally.ErrorClass != FilterWords.None);
}
