using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What a look found.</summary>
/// <param name="Opened">Regressions that nobody knew.</param>
/// <param name="Looked">Those that were open, with figures of now; some of them are closed.</param>
internal sealed record RegressionFindings(IReadOnlyList<Regression> Opened, IReadOnlyList<Regression> Looked);

/// <summary>Finds combinations that became worse, and says of those that are known whether they are over. Pure: the same days give the same findings.</summary>
/// <remarks>
/// In each window of the last 1, 2, 4 and 7 days each combination with enough tries is held against itself in the four weeks before the longest window, or
/// where it has no past, as a new version, against the version before it (<see cref="ShiftEvidence"/>). The evidence must exceed the number of looks of that round
/// times a thousand: so chance opens one regression in a thousand days at most, however often somebody looks. What counts must also be large: eight points and twice
/// as much, against that past and against everything else in the same days, where Fisher's test must agree; otherwise the site itself is broken, and not
/// the combination. The clearest is taken, its tries are set aside, and what is left is looked at anew. At least ten people must fail, and of each only one try a day
/// counts: nobody opens one alone.
/// </remarks>
internal sealed class RegressionSearch
{
    /// <summary>How many days are looked at: four weeks and the longest window.</summary>
    public const int Days = 35;

    /// <summary>The fewest tries of a combination that is looked at.</summary>
    public const int LeastTries = 20;

    private const int LeastReference = 50;
    private const int LeastElsewhere = 30;
    private const int Most = 8;
    private const double LeastPoints = 0.08;
    private const double LeastRatio = 2;
    private const double FalsePerDay = 0.001;

    private static readonly double ByChanceElsewhere = Math.Log(0.001);

    private readonly DayBook _book;
    private readonly CellReading _reading;
    private readonly long _todayMs;
    private readonly DateTimeOffset _now;

    private RegressionSearch(DayBook book, DateTimeOffset now)
    {
        (_book, _reading, _now) = (book, new CellReading(book, FunnelBasis.Persons), now);
        _todayMs = now.ToUnixTimeMilliseconds() - (now.ToUnixTimeMilliseconds() % WatchedTries.DayMs);
    }

    /// <summary>Looks.</summary>
    /// <param name="book">The last <see cref="Days"/> days.</param>
    /// <param name="known">Regressions that are open, and those that were in these days.</param>
    /// <param name="now">When.</param>
    /// <param name="newId">Names what is found.</param>
    public static RegressionFindings Of(DayBook book, IReadOnlyList<Regression> known, DateTimeOffset now, Func<RegressionId> newId) => new RegressionSearch(book, now).Look(known, newId);

    private RegressionFindings Look(IReadOnlyList<Regression> known, Func<RegressionId> newId)
    {
        var explained = known.Select(one => new RegressionTrace(_book, one)).ToList();
        var tries = new WatchedTries(_book, _reading, _todayMs, cell => explained.Exists(trace => trace.Explains(cell)));
        var found = new List<Shift>();
        while (found.Count < Most && Clearest(tries) is { } clearest)
        {
            found.Add(clearest);
            tries.Explain(clearest.Combination);
        }

        var open = known.Where(one => one.IsOpen).ToList();
        var traces = found.Select(one => new RegressionTrace(_book, TraitsOf(one.Combination))).Concat(open.Select(one => new RegressionTrace(_book, one.Traits))).ToList();
        foreach (var cell in traces.Count > 0 ? _book.Cells() : [])
        {
            if (!_reading.IsUnused(cell) && !_reading.IsDecided(cell))
                traces.ForEach(trace => trace.Add(cell, _reading.CountOf(cell), !_reading.HasSucceeded(cell), _todayMs));
        }

        return new(
            [.. found.Select((one, place) => Opened(one, traces[place], newId)).OfType<Regression>()],
            [.. open.Select((one, place) => traces[found.Count + place].Checked(one, _todayMs, _now))]);
    }

    private Shift? Clearest(WatchedTries tries)
    {
        var (all, whole) = (tries.Combinations(), tries.Whole());
        var looks = all.Values.Sum(count => WatchedTries.Windows.Where((_, window) => count.In(window).Tries >= LeastTries).Count());
        return all.SelectMany(each => ShiftsOf(each.Key, each.Value, all, whole)).Where(shift => shift.LogEvidence > Math.Log(looks / FalsePerDay))
            .OrderByDescending(shift => shift.LogEvidence).ThenBy(shift => shift.Combination.Pattern).ThenBy(shift => shift.Combination.Name).ThenBy(shift => shift.Combination.Detail)
            .FirstOrDefault();
    }

    private IEnumerable<Shift> ShiftsOf(Combination combination, WatchedCount count, Dictionary<Combination, WatchedCount> all, WatchedCount whole)
    {
        if (count.In(WatchedTries.Windows.Count - 1).Failures < AnonymityFloor.Least || ReferenceOf(combination, count, all) is not var (reference, version, referred))
            yield break;

        for (var window = 0; window < WatchedTries.Windows.Count; window++)
        {
            var (part, everything) = (count.In(window), whole.In(window));
            var elsewhere = new TryCount(everything.Tries - part.Tries, everything.Failures - part.Failures);
            if (part.Tries >= LeastTries && part.Failures >= AnonymityFloor.Least && IsLarge(part, referred) && IsWorseThanElsewhere(part, elsewhere, everything))
                yield return new(combination, window, part, reference, version, referred, elsewhere, ShiftEvidence.Log(part.Failures, part.Tries, referred.Failures, referred.Tries));
        }
    }

    private (RegressionReference Reference, string? Version, TryCount Count)? ReferenceOf(Combination combination, WatchedCount count, Dictionary<Combination, WatchedCount> all)
    {
        if (count.Before.Tries >= LeastReference)
            return (RegressionReference.Before, null, count.Before);

        if (WatchedTries.Patterns[combination.Pattern][1] is not (AttemptDimension.OsVersion or AttemptDimension.BrowserVersion))
            return null;

        var own = _book.TextOf(combination.Detail);
        var before = all.Where(each => each.Key with { Detail = combination.Detail } == combination && each.Value.Before.Tries >= LeastReference)
            .Select(each => (Version: _book.TextOf(each.Key.Detail), each.Value.Before)).Where(each => VersionOrder.Compare(each.Version, own) < 0)
            .OrderByDescending(each => each.Version, VersionOrder.Comparer).ToList();
        return before is [var nearest, ..] ? (RegressionReference.Predecessor, nearest.Version, nearest.Before) : null;
    }

    private static bool IsWorseThanElsewhere(TryCount part, TryCount elsewhere, TryCount whole) =>
        elsewhere.Tries >= LeastElsewhere && IsLarge(part, elsewhere)
        && WorseThanElsewhere.LogChance(part.Failures, part.Tries, whole.Failures, whole.Tries) <= ByChanceElsewhere;

    private static bool IsLarge(TryCount part, TryCount than) => RateOf(part) - RateOf(than) >= LeastPoints && RateOf(part) >= LeastRatio * RateOf(than);

    private static double RateOf(TryCount count) => (double)count.Failures / count.Tries;

    private IReadOnlyList<Trait> TraitsOf(Combination combination)
    {
        int[] numbers = [combination.Name, combination.Detail, combination.Transport];
        return [.. WatchedTries.Patterns[combination.Pattern].Select((dimension, place) => new Trait(dimension, _book.TextOf(numbers[place])))];
    }

    // Who was counted in cells is known by marks alone; two of them may share one, so there are at least as many.
    private Regression? Opened(Shift shift, RegressionTrace trace, Func<RegressionId> newId)
    {
        if (trace.Failing.AtLeast < AnonymityFloor.Least)
            return null;

        var (failed, mostly) = (new Share(shift.Part.Failures, shift.Part.Tries), trace.Mostly(_book));
        return new()
        {
            Id = newId(),
            Traits = trace.Traits,
            Since = DateTimeOffset.FromUnixTimeMilliseconds(trace.SinceMs(_book) ?? _todayMs - ((WatchedTries.Windows[shift.Window] - 1) * WatchedTries.DayMs)),
            OpenedAt = _now,
            WindowDays = WatchedTries.Windows[shift.Window],
            Failed = failed,
            People = Math.Min(trace.Failing.About, shift.Part.Failures),
            Reference = shift.Reference,
            ReferenceVersion = shift.Version,
            Referred = new(shift.Referred.Failures, shift.Referred.Tries),
            Elsewhere = new(shift.Elsewhere.Failures, shift.Elsewhere.Tries),
            Mostly = mostly.Class,
            OfThatClass = mostly.Share,
            LogEvidence = shift.LogEvidence,
            Now = trace.InDays(2, _todayMs),
            CheckedAt = _now,
        };
    }

    private sealed record Shift(
        Combination Combination, int Window, TryCount Part, RegressionReference Reference, string? Version, TryCount Referred, TryCount Elsewhere, double LogEvidence);
}
