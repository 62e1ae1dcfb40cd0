using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>One combination day by day: who failed, with what, since when, and whether it is over.</summary>
internal sealed class RegressionTrace
{
    // A rate that is told of has as many tries as one that is looked at.
    private const int LeastTries = RegressionSearch.LeastTries;
    private const int FadedAfterDays = 14;
    private const int LeastOfFading = 5;

    private readonly (AttemptDimension Dimension, int Number)[] _numbers;
    private readonly SortedDictionary<long, TryCount> _days = [];
    private readonly Dictionary<int, long> _classes = [];
    private readonly long _fromMs;
    private readonly long _untilMs;

    /// <summary>Of a combination, on all days.</summary>
    public RegressionTrace(DayBook book, IReadOnlyList<Trait> traits)
    {
        Traits = traits;
        _numbers = [.. traits.Select(trait => (trait.Dimension, book.NumberOf(trait.Value)))];
        (_fromMs, _untilMs) = (long.MinValue, long.MaxValue);
    }

    /// <summary>Of a regression, on the days that it explains: from its first one on, to the one on which it was closed.</summary>
    public RegressionTrace(DayBook book, Regression regression)
        : this(book, regression.Traits) =>
        (_fromMs, _untilMs) = (regression.Since.ToUnixTimeMilliseconds(), regression.ClosedAt?.ToUnixTimeMilliseconds() ?? long.MaxValue);

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>Who failed within the longest window.</summary>
    public People Failing { get; } = new();

    /// <summary>Whether the cell is of it, on one of its days.</summary>
    public bool Explains(DayCell cell) => cell.DayMs >= _fromMs && cell.DayMs <= _untilMs && Fits(cell);

    /// <summary>Counts a cell, if it is of it.</summary>
    public void Add(DayCell cell, long tries, bool failed, long todayMs)
    {
        if (tries == 0 || !Fits(cell))
            return;

        var day = _days.GetValueOrDefault(cell.DayMs);
        _days[cell.DayMs] = new(day.Tries + tries, day.Failures + (failed ? tries : 0));
        if (!failed || cell.DayMs <= todayMs - (WatchedTries.Windows[^1] * WatchedTries.DayMs))
            return;

        Failing.Add(cell);
        _classes[cell[AttemptDimension.ErrorClass]] = _classes.GetValueOrDefault(cell[AttemptDimension.ErrorClass]) + tries;
    }

    /// <summary>The first day of the worse part; where it was never seen before, its first day.</summary>
    public long? SinceMs(DayBook book) =>
        Onset.Of([.. _days.Select(day => (day.Key, day.Value.Tries, day.Value.Failures))]) ?? (_days.Keys.First() > book.FirstDayMs ? _days.Keys.First() : null);

    /// <summary>The class of most failures.</summary>
    public (ErrorClass? Class, Share Share) Mostly(DayBook book)
    {
        var all = _classes.Values.Sum();
        var mostly = _classes.OrderByDescending(each => each.Value).Select(each => (Class: ErrorClassNames.Find(book.TextOf(each.Key)), each.Value)).FirstOrDefault();
        return mostly.Class is null ? (null, new(0, all)) : (mostly.Class, new(mostly.Value, all));
    }

    /// <summary>How many failed in the last days.</summary>
    public Share InDays(int days, long todayMs)
    {
        var within = _days.Where(day => day.Key > todayMs - (days * WatchedTries.DayMs)).Select(day => day.Value).ToList();
        return new(within.Sum(day => day.Failures), within.Sum(day => day.Tries));
    }

    /// <summary>An open regression with the figures of now; closed when it recovered, or faded.</summary>
    /// <remarks>It recovers when even the upper end of the interval of yesterday and today, or of a week where these are few, lies below the middle between what it was and what it is held against.</remarks>
    public Regression Checked(Regression regression, long todayMs, DateTimeOffset now)
    {
        var figures = regression with { Now = InDays(2, todayMs), CheckedAt = now };
        var judged = figures.Now.Of >= LeastTries ? figures.Now : InDays(WatchedTries.Windows[^1], todayMs);
        var middle = (regression.Failed.Rate + regression.Referred.Rate) / 2;
        return judged.Of >= LeastTries && judged.High < middle ? figures with { ClosedAt = now, End = RegressionEnd.Recovered }
            : InDays(FadedAfterDays, todayMs).Of < LeastOfFading && now - regression.OpenedAt > TimeSpan.FromDays(FadedAfterDays) ? figures with { ClosedAt = now, End = RegressionEnd.Faded }
            : figures;
    }

    private bool Fits(DayCell cell)
    {
        foreach (var (dimension, number) in _numbers)
        {
            if (cell[dimension] != number)
                return false;
        }

        return true;
    }
}
