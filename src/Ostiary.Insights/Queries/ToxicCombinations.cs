using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Finds combinations that fail more often than everything else.</summary>
/// <remarks>
/// Each combination with at least <see cref="CombinationCounts.LeastTries"/> tries is held against its complement by Fisher's exact test, one side. Of so
/// many looks some would seem striking by chance: Benjamini and Hochberg bound the share of false alarms to one in a hundred. What counts must also be
/// large: eight points and twice as much, also when each person's failures count once. The clearest is taken, as general as chance allows; its tries are set aside, and what is left is looked
/// at anew, so that neither its parts nor what merely contains it appear again.
/// </remarks>
internal static class ToxicCombinations
{
    private const int Most = 12;
    private const int LeastFailures = 8;
    private const double LeastPoints = 0.08;
    private const double LeastRatio = 2;
    private const double FalseShare = 0.01;

    // Chance tells two rates apart where it would do so less often than once in twenty.
    private static readonly double Apart = Math.Log(0.05);

    /// <summary>The clearest first.</summary>
    public static IReadOnlyList<ToxicCombination> Of(DayBook book, CellReading reading, CombinationCounts counts)
    {
        counts.Combine();
        var found = new List<Evidence>();
        while (found.Count < Most && Clearest(counts) is { } clearest)
        {
            var whole = counts.Whole;
            var general = MostGeneral(clearest.Key, counts);
            var count = counts.All[general];
            found.Add(new(counts.TraitsOf(general), count, new(whole.Tries - count.Tries, whole.Failures - count.Failures), LogChanceOf(count, whole)));
            counts.Explain(general);
        }

        LookClosely(book, reading, found);
        return [.. found.Where(each => each.People.AtLeast >= AnonymityFloor.Least && each.IsLargeOfPeople).Select(each => each.Report(book, counts.Whole))];
    }

    private static (UInt128 Key, double LogChance)? Clearest(CombinationCounts counts)
    {
        var whole = counts.Whole;
        var looked = counts.All.Where(each => each.Value.Tries >= CombinationCounts.LeastTries).ToList();
        var striking = looked.Where(each => IsLarge(each.Value, whole)).Select(each => (each.Key, each.Value, LogChance: LogChanceOf(each.Value, whole)))
            .OrderBy(each => each.LogChance).ToList();
        if (WorseThanElsewhere.Bound([.. striking.Select(each => each.LogChance)], looked.Count, FalseShare) is null)
            return null;

        // Those that stand for the same tries: the one of the fewest parts, and of these the one that names versions.
        var (first, best) = (striking[0], striking[0].Value);
        var same = striking.TakeWhile(each => each.Value == best).OrderBy(each => CombinationCounts.PartsOf(each.Key)).ThenByDescending(each => CombinationCounts.SizeOf(each.Key)).ThenBy(each => each.Key).First();
        return (same.Key, first.LogChance);
    }

    private static bool IsLarge(TryCount part, TryCount whole)
    {
        var (rate, elsewhere) = (RateOf(part), RateOf(new(whole.Tries - part.Tries, whole.Failures - part.Failures)));
        return part.Failures >= LeastFailures && whole.Tries > part.Tries && rate - elsewhere >= LeastPoints && rate >= LeastRatio * elsewhere;
    }

    // A combination with a part less is preferred while what it adds fails as much as the rest of it, as far as chance can tell.
    private static UInt128 MostGeneral(UInt128 found, CombinationCounts counts)
    {
        var part = counts.All[found];
        foreach (var general in CombinationCounts.MoreGeneral(found).OrderBy(CombinationCounts.SizeOf).ThenBy(each => each))
        {
            var all = counts.All[general];
            var added = new TryCount(all.Tries - part.Tries, all.Failures - part.Failures);
            if (IsLarge(added, counts.Whole) && LogChanceOf(part, all) > Apart)
                return general;
        }

        return found;
    }

    private static double RateOf(TryCount count) => count.Tries == 0 ? 0 : (double)count.Failures / count.Tries;

    private static double LogChanceOf(TryCount part, TryCount whole) => WorseThanElsewhere.LogChance(part.Failures, part.Tries, whole.Failures, whole.Tries);

    // A second reading, for what is not counted of every combination: people, days, durations, classes.
    private static void LookClosely(DayBook book, CellReading reading, List<Evidence> found)
    {
        if (found.Count == 0)
            return;

        foreach (var cell in book.Cells())
        {
            if (!reading.IsUnused(cell) && !reading.IsDecided(cell))
                found.Find(each => each.Fits(cell))?.Add(cell, reading.WeightOf(cell), !reading.HasSucceeded(cell));
        }
    }

    private sealed class Evidence(IReadOnlyList<(AttemptDimension Dimension, int Number)> traits, TryCount count, TryCount elsewhere, double logChance)
    {
        private readonly SortedDictionary<long, TryCount> _days = [];
        private readonly Dictionary<int, long> _classes = [];
        private readonly TimeHistogram _times = new();

        public People People { get; } = new();

        public People PeopleFailing { get; } = new();

        /// <summary>Whether it would be large, too, if whoever failed on several days had failed once: nobody makes a combination alone.</summary>
        public bool IsLargeOfPeople
        {
            get
            {
                var failing = Math.Min(PeopleFailing.AtLeast, count.Failures);
                var once = new TryCount(count.Tries - count.Failures + failing, failing);
                return IsLarge(once, new(once.Tries + elsewhere.Tries, once.Failures + elsewhere.Failures));
            }
        }

        public bool Fits(DayCell cell)
        {
            foreach (var (dimension, number) in traits)
            {
                if (cell[dimension] != number)
                    return false;
            }

            return true;
        }

        public void Add(DayCell cell, long tries, bool failed)
        {
            var day = _days.GetValueOrDefault(cell.DayMs);
            _days[cell.DayMs] = new(day.Tries + tries, day.Failures + (failed ? tries : 0));
            People.Add(cell);
            if (!failed)
                return;

            PeopleFailing.Add(cell);
            _times.Add(cell);
            _classes[cell[AttemptDimension.ErrorClass]] = _classes.GetValueOrDefault(cell[AttemptDimension.ErrorClass]) + tries;
        }

        public ToxicCombination Report(DayBook book, TryCount rest)
        {
            // What no combination explains is what else there is; where all is explained, what was left when this one was found.
            var others = rest.Tries > 0 ? rest : elsewhere;
            var (failed, around) = (new Share(count.Failures, count.Tries), new Share(others.Failures, others.Tries));
            var mostly = _classes.OrderByDescending(each => each.Value).Select(each => (Class: ErrorClassNames.Find(book.TextOf(each.Key)), each.Value)).FirstOrDefault();
            return new([.. traits.Select(trait => new Trait(trait.Dimension, book.TextOf(trait.Number)))], failed, around, Difference.Between(around, failed)!, Math.Min(People.About, count.Tries), logChance)
            {
                Since = SinceMs(book) is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
                MedianMs = _times.Quantile(0.5),
                Mostly = mostly.Class,
                OfThatClass = mostly.Class is null ? null : new Share(mostly.Value, count.Failures),
            };
        }

        // Something that was not there before is worse since it is there.
        private long? SinceMs(DayBook book) =>
            Onset.Of([.. _days.Select(day => (day.Key, day.Value.Tries, day.Value.Failures))]) ?? (_days.Keys.First() > book.FirstDayMs ? _days.Keys.First() : null);
    }
}
