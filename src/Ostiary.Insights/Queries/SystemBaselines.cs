using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>How a system does, beside how it did.</summary>
/// <param name="Os">The system.</param>
/// <param name="FailedBefore">How many attempts failed in the four weeks before; those that a decision of the person ended are not in it.</param>
/// <param name="FailedNow">The same in the last seven days.</param>
/// <param name="TookBefore">How long platform and person took then, where an attempt ended well; null of too few.</param>
/// <param name="TookNow">And now.</param>
public sealed record SystemBaseline(string Os, Share FailedBefore, Share FailedNow, Times? TookBefore, Times? TookNow)
{
    /// <summary>How much more fails.</summary>
    public Difference? Worse => Difference.Between(FailedBefore, FailedNow);

    /// <summary>How much longer it takes, in milliseconds, where that is more than chance: the intervals of the medians do not touch.</summary>
    public long? SlowerMs => TookBefore is { } before && TookNow is { } now && (now.MedianLow > before.MedianHigh || now.MedianHigh < before.MedianLow) ? now.Median - before.Median : null;
}

/// <summary>What is usual on each system, and what is not?</summary>
/// <remarks>
/// From the counted days: the last seven against the 28 before them, whole days in UTC. A system with fewer than <see cref="AnonymityFloor.Least"/> people in
/// either part is left out, and with it as many others as it takes that none can be had by subtraction.
/// </remarks>
public sealed class SystemBaselines(AttemptArchive archive, TimeProvider clock)
{
    private const int DaysNow = 7;
    private const int DaysBefore = 28;

    /// <summary>Answers, the systems with most attempts first.</summary>
    public async Task<IReadOnlyList<SystemBaseline>> Ask(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var tomorrow = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        var boundary = tomorrow.AddDays(-DaysNow);
        var book = await archive.Days(new AttemptFilter(relyingParty, boundary.AddDays(-DaysBefore), tomorrow), [], cancel);
        return Of(book, boundary);
    }

    /// <summary>What the counted days say.</summary>
    internal static IReadOnlyList<SystemBaseline> Of(DayBook book, DateTimeOffset boundary)
    {
        var reading = new CellReading(book, FunnelBasis.Attempts);
        var systems = new Dictionary<int, SystemSums>();
        foreach (var cell in book.Cells())
        {
            if (reading.IsUnused(cell) || reading.IsDecided(cell))
                continue;

            if (!systems.TryGetValue(cell[AttemptDimension.Os], out var sums))
                systems[cell[AttemptDimension.Os]] = sums = new(book.TextOf(cell[AttemptDimension.Os]));

            (cell.DayMs < boundary.ToUnixTimeMilliseconds() ? sums.Before : sums.Now).Add(cell, reading);
        }

        var all = systems.Values.ToList();
        var hidden = PeopleFloor.Hidden(all, one => one.Before.People, one => one.Before.Tries, _ => ["whole"])
            .Concat(PeopleFloor.Hidden(all, one => one.Now.People, one => one.Now.Tries, _ => ["whole"])).ToHashSet();
        return
        [
            .. all.Where(one => !hidden.Contains(one)).OrderByDescending(one => one.Now.Tries).ThenBy(one => one.Os, StringComparer.Ordinal)
                .Select(one => new SystemBaseline(one.Os, one.Before.Failed, one.Now.Failed, Times.Of(one.Before.Took), Times.Of(one.Now.Took))),
        ];
    }

    private sealed class SystemSums(string os)
    {
        public string Os { get; } = os;

        public PartSums Before { get; } = new();

        public PartSums Now { get; } = new();
    }

    private sealed class PartSums
    {
        private long _failures;

        public long Tries { get; private set; }

        public People People { get; } = new();

        public TimeHistogram Took { get; } = new();

        public Share Failed => new(_failures, Tries);

        public void Add(DayCell cell, CellReading reading)
        {
            Tries += cell.Attempts;
            People.Add(cell);
            if (reading.HasSucceeded(cell))
                Took.Add(cell);
            else
                _failures += cell.Attempts;
        }
    }
}
