using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What goes wrong, how often, and whose is it?</summary>
/// <remarks>
/// From the counted days, or from attempts one by one where these tell nothing apart; the trend of a short period from hourly rollups. No figure is about fewer than <see cref="AnonymityFloor.Least"/> people, nor can
/// one be had by subtracting from its party or the whole.
/// </remarks>
public sealed class ErrorTable(AttemptArchive archive)
{
    /// <summary>The longest period whose trend is one of hours.</summary>
    public static readonly TimeSpan ByHour = TimeSpan.FromDays(3);

    private const int MostReported = 5;
    private const int MostParts = 50;

    private static readonly Party?[] Parties = [.. Enum.GetValues<Party>().Select(party => (Party?)party), null];

    /// <summary>Answers.</summary>
    public async Task<ErrorAnswer> Ask(ErrorQuestion question, CancellationToken cancel)
    {
        var filter = ErrorCounts.WithoutErrors(question.Filter);
        var isByHour = question.Filter.Until - question.Filter.From <= ByHour && filter.IsInRollups(by: null) && filter.Where.Count == question.Filter.Where.Count;
        IReadOnlyList<AttemptDimension> by = question.By is { } dimension ? [dimension] : [];
        var answer = Of(await archive.Days(filter, by, cancel), await archive.Days(Before(filter), by, cancel), question);
        return isByHour && answer.Failed.Of > 0
            ? answer with { IsByHour = true, Trend = TrendOf(await archive.CountByHour(filter, cancel), question.Basis, answer.Parties) }
            : answer;
    }

    /// <summary>What the counted days say, held against those of the period before.</summary>
    internal static ErrorAnswer Of(DayBook book, DayBook bookBefore, ErrorQuestion question)
    {
        var now = new ErrorCounts(book, question);
        if (now.All.IsTooSmall || (now.IsNarrowed && now.Failures is { Count: > 0, IsTooSmall: true }))
            return ErrorAnswer.Nothing(isTooSmall: now.All.Count > 0);

        var before = new ErrorCounts(bookBefore, question);
        if (before.All.IsTooSmall)
            before = null;

        var parties = PartiesOf(now, before, out var hiddenParties);
        var classes = ClassesOf(now, before, hiddenParties, out var isMerged);
        var (failed, faults) = WholeOf(now);
        return new(
            failed, faults, before is null ? null : Difference.Between(WholeOf(before).Faults, faults), parties, classes, OriginsOf(now),
            TrendOf(now, parties), IsByHour: false,
            PartsOf(now, out var isPartMerged), hiddenParties.Count > 0 || isMerged || isPartMerged);
    }

    // The same length, up to the day on which this one begins: days count whole, and none of them in both.
    private static AttemptFilter Before(AttemptFilter filter)
    {
        var begin = new DateTimeOffset(filter.From.UtcDateTime.Date, TimeSpan.Zero);
        return filter with { From = begin - (filter.Until - filter.From), Until = begin };
    }

    private static (Share Failed, Share Faults) WholeOf(ErrorCounts counts)
    {
        var decided = counts.Classes.Values.Where(each => each.Party == Party.UserDecision.Wire()).Sum(each => each.Count);
        return (new(counts.Failures.Count, counts.All.Count), new(counts.Failures.Count - decided, counts.All.WithoutDecisions.Of));
    }

    private static List<ErrorPartyFigures> PartiesOf(ErrorCounts now, ErrorCounts? before, out IReadOnlyList<string> hiddenParties)
    {
        var cells = now.Classes.Values.Where(each => each.Count > 0).GroupBy(each => each.Party, StringComparer.Ordinal).Select(party => new PartyCell(party.Key, [.. party])).ToList();
        var hidden = PeopleFloor.Hidden(cells, cell => cell.People, cell => cell.Count, cell => ["whole", SumOf(cell.Party)]);
        hiddenParties = [.. hidden.Select(cell => cell.Party)];
        var figures = new List<ErrorPartyFigures>();
        foreach (var party in Parties)
        {
            if (cells.Find(cell => cell.Party == WireOf(party) && !hidden.Contains(cell)) is { } cell)
                figures.Add(new(party, IsMerged: false, FiguresOf(now, before, cell.Count, cell.People, other => other.Party == cell.Party)));
        }

        if (hidden.Sum(cell => cell.Count) >= AnonymityFloor.Least && PeopleFloor.Together(hidden.Select(cell => cell.People)) is { } together && together.AtLeast >= AnonymityFloor.Least)
            figures.Add(new(null, IsMerged: true, FiguresOf(now, null, hidden.Sum(cell => cell.Count), together, _ => false)));

        return figures;
    }

    private static List<ErrorClassFigures> ClassesOf(ErrorCounts now, ErrorCounts? before, IReadOnlyList<string> hiddenParties, out bool isMerged)
    {
        // A class that only ever ended by design has no figures to tell of.
        var cells = now.Classes.Values.Where(each => each.Count > 0).ToList();
        var hidden = PeopleFloor.Hidden(cells, cell => cell.People, cell => cell.Count, cell => ["whole", cell.Party, SumOf(cell.Party)], cell => hiddenParties.Contains(cell.Party));
        var figures = cells.Where(cell => !hidden.Contains(cell)).OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Name, StringComparer.Ordinal)
            .Select(cell => new ErrorClassFigures(
                ErrorClassNames.Find(cell.Name), AttemptWords.Find<Party>(cell.Party), IsMerged: false,
                FiguresOf(now, before, cell.Count, cell.People, other => other.Name == cell.Name), cell.Expected, ReportedOf(now, cell)))
            .ToList();
        if (hidden.Sum(cell => cell.Count) >= AnonymityFloor.Least && PeopleFloor.Together(hidden.Select(cell => cell.People)) is { } together && together.AtLeast >= AnonymityFloor.Least)
            figures.Add(new(null, null, IsMerged: true, FiguresOf(now, null, hidden.Sum(cell => cell.Count), together, _ => false), 0, []));

        isMerged = hidden.Count > 0;
        return figures;
    }

    private static List<ReportedError> ReportedOf(ErrorCounts now, CountedErrors errors)
    {
        var cells = errors.Reported.Values.Where(each => now.TextOf(each.Key.Name).Length + now.TextOf(each.Key.ServerCode).Length > 0).ToList();
        var hidden = PeopleFloor.Hidden([.. errors.Reported.Values], cell => cell.People, cell => cell.Count, _ => ["whole"]);
        return
        [
            .. cells.Where(cell => !cell.IsTooSmall).OrderByDescending(cell => cell.Count).ThenBy(cell => now.TextOf(cell.Key.Name), StringComparer.Ordinal)
                .Take(MostReported)
                .Select(cell => new ReportedError(now.TextOf(cell.Key.Name), now.TextOf(cell.Key.ServerCode), hidden.Contains(cell) ? null : cell.Count)),
        ];
    }

    private static List<(ErrorOrigin Origin, Share OfFailures)> OriginsOf(ErrorCounts now)
    {
        var cells = now.Origins.Select(each => new OriginCell(each.Key, each.Value)).ToList();
        var hidden = PeopleFloor.Hidden(cells, cell => cell.Errors.People, cell => cell.Errors.Count, _ => ["whole"]);
        return
        [
            .. cells.Where(cell => !hidden.Contains(cell)).OrderBy(cell => cell.Origin)
                .Select(cell => (cell.Origin, new Share(cell.Errors.Count, now.Failures.Count))),
        ];
    }

    private static List<ErrorPart> PartsOf(ErrorCounts now, out bool isMerged)
    {
        var cells = now.Parts.Values.Where(part => part.All.Count > 0).OrderByDescending(part => part.All.Count).ThenBy(part => part.Name, StringComparer.Ordinal).ToList();
        var beyond = cells.Skip(MostParts).ToHashSet();
        var hidden = PeopleFloor.Hidden(cells, part => now.IsNarrowed ? part.Failing : part.All.People, part => now.IsNarrowed ? part.Failed : part.All.Count, _ => ["whole"], beyond.Contains);
        var parts = cells.Where(part => !hidden.Contains(part)).Select(part => PartOf(
            part.Name, part.Failed, part.Decided, part.All, part.Mostly is { } mostly ? ErrorClassNames.Find(now.TextOf(mostly)) : null)).ToList();
        if (hidden.Count > 0)
        {
            var together = new Successes();
            foreach (var part in hidden)
                together.Add(part.All);

            parts.Add(PartOf(AnonymityFloor.Merged, hidden.Sum(part => part.Failed), hidden.Sum(part => part.Decided), together, null));
        }

        isMerged = hidden.Count > 0;
        return parts;
    }

    private static ErrorPart PartOf(string name, long failed, long decided, Successes all, ErrorClass? mostly) =>
        new(name, new(failed, all.Count), new(failed - decided, all.WithoutDecisions.Of), Math.Min(all.People.About, all.Count), mostly);

    private static List<ErrorSlot> TrendOf(ErrorCounts now, IReadOnlyList<ErrorPartyFigures> parties) =>
    [
        .. now.Days.Select(day => SlotOf(
            day.Key, !day.Value.All.IsTooSmall, day.Value.All.Count, party => day.Value.ByParty.GetValueOrDefault(WireOf(party)), parties)),
    ];

    private static List<ErrorSlot> TrendOf(IReadOnlyList<HourTally> tallies, FunnelBasis basis, IReadOnlyList<ErrorPartyFigures> parties)
    {
        long CountOf(HourTally tally) => basis switch { FunnelBasis.Ticketed => tally.Ticketed, FunnelBasis.Persons => tally.Persons, _ => tally.Attempts };
        return
        [
            .. from hour in tallies.Where(tally => tally.Outcome != AttemptOutcome.Unused).GroupBy(tally => tally.HourMs).OrderBy(hour => hour.Key)
               let attempts = hour.Sum(CountOf)
               select SlotOf(
                   hour.Key, attempts >= AnonymityFloor.Least, attempts,
                   party => hour.Where(tally => tally.Outcome != AttemptOutcome.Succeeded && tally.Party == party).Sum(CountOf), parties),
        ];
    }

    // A party that is not told of by itself is none in its slots either.
    private static ErrorSlot SlotOf(long startMs, bool isShown, long attempts, Func<Party?, long> countOf, IReadOnlyList<ErrorPartyFigures> parties)
    {
        bool IsTold(Party? party) => parties.Any(each => each.Party == party && !each.IsMerged);
        var merged = parties.Any(each => each.IsMerged) ? Parties.Where(party => !IsTold(party)).Sum(countOf) : 0;
        return new(
            DateTimeOffset.FromUnixTimeMilliseconds(startMs), isShown ? attempts : null,
            isShown ? [.. Parties.Select(party => IsTold(party) ? countOf(party) : 0), merged] : null);
    }

    private static ErrorFigures FiguresOf(ErrorCounts now, ErrorCounts? before, long count, People people, Func<CountedErrors, bool> isSame)
    {
        var ofAttempts = new Share(count, now.All.Count);
        var then = before is null ? null : new Share(before.Classes.Values.Where(isSame).Sum(each => each.Count), before.All.Count);
        return new(ofAttempts, new(count, now.Failures.Count), Math.Min(people.About, count), then is null ? null : Difference.Between(then, ofAttempts));
    }

    // All failures with user decisions and without them are told of: what the one gives less the other.
    private static string SumOf(string party) => party == Party.UserDecision.Wire() ? "decisions" : "faults";

    private static string WireOf(Party? party) => party?.Wire() ?? FilterWords.None;

    private sealed record PartyCell(string Party, IReadOnlyList<CountedErrors> Classes)
    {
        public People People { get; } = PeopleFloor.Together(Classes.Select(each => each.People));

        public long Count => Classes.Sum(each => each.Count);
    }

    private sealed record OriginCell(ErrorOrigin Origin, CountedErrors Errors);
}
