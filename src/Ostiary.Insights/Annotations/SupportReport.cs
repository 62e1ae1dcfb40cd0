using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Support tickets of some days beside the sign-ins of the same days.</summary>
/// <param name="From">The first of the days, UTC.</param>
/// <param name="Days">How many days.</param>
/// <param name="Tickets">Tickets, for each thousand sign-ins by any method.</param>
public sealed record SupportSpan(DateTimeOffset From, int Days, PerThousand Tickets);

/// <summary>How much support signing in takes.</summary>
/// <param name="Now">In the period.</param>
/// <param name="Before">In the period before, as long.</param>
/// <param name="Tagged">How many of the tickets name a system or a browser.</param>
/// <param name="Spans">Over time, oldest first.</param>
public sealed record SupportAnswer(PerThousand Now, PerThousand Before, Share Tagged, IReadOnlyList<SupportSpan> Spans)
{
    /// <summary>Whether nobody noted a ticket, in either period.</summary>
    public bool IsEmpty => Now.Count + Before.Count == 0;

    /// <summary>Whether it changed by more than chance.</summary>
    public bool IsClear => Now.IsClearlyOtherThan(Before);
}

/// <summary>Do people ask support less often?</summary>
/// <remarks>
/// From annotations of the kind <c>support</c> that count tickets, and from figures of days. Tickets of several days are spread evenly over them. Days are those
/// of UTC and count whole; nothing narrows them. A period with fewer than <see cref="AnonymityFloor.Least"/> sign-ins has no rate.
/// </remarks>
public sealed class SupportReport(AnnotationBook book, DayArchive archive)
{
    private const long DayMs = 86_400_000;
    private const int MostAnnotations = 5_000;
    private const int MostSpans = 92;

    /// <summary>Answers.</summary>
    public async Task<SupportAnswer> Ask(AttemptFilter filter, CancellationToken cancel)
    {
        var (first, end) = (FloorOf(filter.From), FloorOf(filter.Until.AddTicks(-1)) + DayMs);
        var days = (int)((end - first) / DayMs);
        var both = filter with { From = At(first - (end - first)), Until = At(end), Where = new Dictionary<AttemptDimension, string>() };
        var asked = new AnnotationQuestion(filter.RelyingParty, both.From, both.Until) { Kind = AnnotationKind.Support, Limit = MostAnnotations };
        var tickets = TicketsByDay((await book.List(asked, cancel)).Where(one => one.Tickets > 0));
        if (tickets.Count == 0)
            return new(new(0, 0), new(0, 0), new(0, 0), []);

        var signIns = (await archive.MethodCounts(both, cancel)).GroupBy(tally => tally.DayMs).ToDictionary(day => day.Key, day => day.Sum(tally => tally.SignIns));
        PerThousand Of(long from, int length) => Floored(Enumerable.Range(0, length).Select(day => from + (day * DayMs)).ToList(), tickets, signIns);

        var length = days <= MostSpans ? 1 : days / 7 <= MostSpans ? 7 : 30;
        return new(
            Of(first, days), Of(first - (days * DayMs), days), TaggedOf(tickets, first, end),
            [
                .. from place in Enumerable.Range(0, (days + length - 1) / length)
                   let begin = first + (place * length * DayMs)
                   let whole = Math.Min(length, days - (place * length))
                   select new SupportSpan(At(begin), whole, Of(begin, whole)),
            ]);
    }

    private static PerThousand Floored(List<long> days, Dictionary<long, (long All, long Tagged)> tickets, Dictionary<long, long> signIns)
    {
        var of = days.Sum(day => signIns.GetValueOrDefault(day));
        return new(days.Sum(day => tickets.GetValueOrDefault(day).All), of < AnonymityFloor.Least ? 0 : of);
    }

    private static Share TaggedOf(Dictionary<long, (long All, long Tagged)> tickets, long first, long end)
    {
        var within = tickets.Where(day => day.Key >= first && day.Key < end).Select(day => day.Value).ToList();
        return new(within.Sum(day => day.Tagged), within.Sum(day => day.All));
    }

    // What does not come out even falls on the first days.
    private static Dictionary<long, (long All, long Tagged)> TicketsByDay(IEnumerable<Annotation> annotations)
    {
        var byDay = new Dictionary<long, (long All, long Tagged)>();
        foreach (var one in annotations)
        {
            var first = FloorOf(one.From);
            var days = one.Until > one.From ? ((FloorOf(one.Until.AddTicks(-1)) - first) / DayMs) + 1 : 1;
            for (var place = 0L; place < days; place++)
            {
                var share = (one.Tickets!.Value / days) + (place < one.Tickets.Value % days ? 1 : 0);
                var (all, tagged) = byDay.GetValueOrDefault(first + (place * DayMs));
                byDay[first + (place * DayMs)] = (all + share, tagged + (one.Segment.Count > 0 ? share : 0));
            }
        }

        return byDay;
    }

    private static long FloorOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() - (at.ToUnixTimeMilliseconds() % DayMs);

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
