using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Counts the days of one question from its attempts: for what the kept days do not tell apart. Takes as long as those attempts are many.</summary>
internal static class CountDays
{
    private const int Page = 10_000;

    /// <summary>The days that have such attempts, in order, with everything that they are told apart by. Whole days, as the kept ones are.</summary>
    public static async Task<IReadOnlyList<(long DayMs, byte[] Cells)>> Of(Database database, AttemptFilter filter, CancellationToken cancel)
    {
        var from = DayMarks.DayOf(filter.From.ToUnixTimeMilliseconds());
        var until = DayMarks.DayOf(filter.Until.ToUnixTimeMilliseconds() - 1) + DayMarks.Length;
        var days = new SortedDictionary<long, DayCounting>();
        for (AttemptOfDay? last = null; ;)
        {
            var page = await database.Read(ListAttemptsOfDay.Page(filter, from, until, last, Page), ListAttemptsOfDay.Read, cancel);
            foreach (var attempt in page)
                DayOf(days, attempt).Take(attempt);

            if (page.Count < Page)
                return [.. days.Select(day => (day.Key, day.Value.Finish().Cells!))];

            last = page[^1];
        }
    }

    private static DayCounting DayOf(SortedDictionary<long, DayCounting> days, AttemptOfDay attempt)
    {
        var dayMs = DayMarks.DayOf(attempt.StartedAtMs);
        if (!days.TryGetValue(dayMs, out var day))
            days[dayMs] = day = new DayCounting(DayForm.Whole);

        return day;
    }
}
