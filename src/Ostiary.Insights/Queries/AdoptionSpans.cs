using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Cuts a period into spans of days that are long enough to be about nobody.</summary>
internal static class AdoptionSpans
{
    private const int MostSpans = 92;
    private const long DayMs = 86_400_000;
    private static readonly int[] Lengths = [1, 7, 30];

    /// <summary>The spans, oldest first; none when even months would be about too few.</summary>
    public static IReadOnlyList<AdoptionSpan> Of(AdoptionFigures figures, AttemptFilter filter)
    {
        var first = FloorOf(filter.From);
        var days = (int)((FloorOf(filter.Until.AddTicks(-1)) - first) / DayMs) + 1;
        foreach (var length in Lengths.Where(length => days / length <= MostSpans))
        {
            var spans = SpansOf(figures, first, days, length);
            if (!figures.IsNarrow || spans.TrueForAll(IsAboutEnough))
                return spans;
        }

        return [];
    }

    private static List<AdoptionSpan> SpansOf(AdoptionFigures figures, long first, int days, int length)
    {
        var methods = figures.Methods.ToLookup(tally => PlaceOf(tally.DayMs));
        var prompts = figures.Prompts.ToLookup(tally => PlaceOf(tally.DayMs));
        var made = figures.Attempts.Where(tally => tally.IsCreation && tally.Outcome == AttemptOutcome.Succeeded).ToLookup(tally => PlaceOf(tally.DayMs), tally => tally.Attempts);
        var deleted = figures.Events.Where(tally => tally.Name == AdoptionFigures.Deleted && !figures.IsNarrow).ToLookup(tally => PlaceOf(tally.DayMs), tally => tally.Count);
        return
        [
            .. from place in Enumerable.Range(0, (days + length - 1) / length)
               select new AdoptionSpan(
                   DateTimeOffset.FromUnixTimeMilliseconds(first + (place * length * DayMs)), Math.Min(length, days - (place * length)),
                   AdoptionFigures.PasskeysOf([.. methods[place]]), PromptUse.Of("", [.. prompts[place]]).Taken, made[place].Sum(), deleted[place].Sum()),
        ];

        int PlaceOf(long dayMs) => (int)((dayMs - first) / DayMs) / length;
    }

    private static bool IsAboutEnough(AdoptionSpan span) =>
        span.Passkeys.Of is 0 or >= AnonymityFloor.Least && span.Taken.Of is 0 or >= AnonymityFloor.Least && span.Registrations is 0 or >= AnonymityFloor.Least;

    private static long FloorOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() - (at.ToUnixTimeMilliseconds() % DayMs);
}
