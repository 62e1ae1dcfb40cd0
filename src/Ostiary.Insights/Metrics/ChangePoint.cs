namespace Ostiary.Insights;

/// <summary>Finds the day on which a share changed most.</summary>
public static class ChangePoint
{
    // Of sixty places to look at, one is seldom four and a half deviations out by chance.
    private const double LeastDeviations = 4.5;
    private const int LeastOnEachSide = 50;

    /// <summary>The first day of the new state; null when nothing stands out.</summary>
    /// <param name="days">Shares by day, oldest first.</param>
    public static DateTimeOffset? Of(IReadOnlyList<(DateTimeOffset Day, Share Share)> days)
    {
        var (count, of) = (days.Sum(day => day.Share.Count), days.Sum(day => day.Share.Of));
        var (best, deviations) = ((DateTimeOffset?)null, LeastDeviations);
        var (countBefore, before) = (0L, 0L);
        foreach (var (day, share) in days)
        {
            if (before >= LeastOnEachSide && of - before >= LeastOnEachSide && DeviationsOf(new(countBefore, before), new(count - countBefore, of - before)) is var here && here > deviations)
                (best, deviations) = (day, here);

            (countBefore, before) = (countBefore + share.Count, before + share.Of);
        }

        return best;
    }

    // The usual test for two shares, pooled.
    private static double DeviationsOf(Share before, Share after)
    {
        var pooled = (double)(before.Count + after.Count) / (before.Of + after.Of);
        var spread = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / before.Of) + (1.0 / after.Of)));
        return spread == 0 ? 0 : Math.Abs(after.Rate!.Value - before.Rate!.Value) / spread;
    }
}
