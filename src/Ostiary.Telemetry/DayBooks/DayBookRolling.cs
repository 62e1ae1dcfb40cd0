using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Brings the figures of days up to their attempts: whole days, recomputed, each at most once a minute. Any number of nodes may do so at once.</summary>
/// <remarks>
/// A day is counted outside the commit. Who commits takes the next step of the day in place of the one that was there before its attempts were read;
/// of two nodes the primary key refuses the second. A mark that came meanwhile has another count and stays.
/// </remarks>
public sealed class DayBookRolling(Database database, TimeProvider clock)
{
    /// <summary>A day in milliseconds.</summary>
    internal const long DayLength = 86_400_000;

    private const int MostMarks = 1_000;

    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);

    private const string SqlMark =
        """
        INSERT INTO day_books_to_roll (relying_party_id, day_ms, mark_count)
        VALUES (@relyingParty, @day, 1)
            ON CONFLICT (relying_party_id, day_ms) DO UPDATE SET mark_count = day_books_to_roll.mark_count + 1
        """;

    private const string SqlMarked =
        """
        SELECT relying_party_id, day_ms, mark_count
          FROM day_books_to_roll
         ORDER BY day_ms DESC, relying_party_id
         LIMIT @most
        """;

    private const string SqlStep =
        """
        SELECT step_no
          FROM day_books
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
        """;

    private const string SqlClear =
        """
        DELETE FROM day_books
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
           AND step_no          = @step
        """;

    private const string SqlInsert =
        """
        INSERT INTO day_books (relying_party_id, day_ms, step_no, cells)
        VALUES (@relyingParty, @day, @step, @cells)
        """;

    private const string SqlUnmark =
        """
        DELETE FROM day_books_to_roll
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
           AND mark_count       = @marks
        """;

    private readonly Dictionary<(string RelyingParty, long DayMs), DateTimeOffset> _rolled = [];

    /// <summary>Marks the day of an hour.</summary>
    internal static Statement Mark(string relyingParty, long hourMs) => new(SqlMark, ("relyingParty", relyingParty), ("day", hourMs - (hourMs % DayLength)));

    /// <summary>Recomputes one day that is marked and was not recomputed here within a minute, the newest first.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> RollOnce(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var calm in _rolled.Where(day => now - day.Value >= Calm).Select(day => day.Key).ToList())
            _rolled.Remove(calm);

        var marked = await database.Read(
            new Statement(SqlMarked, ("most", MostMarks)), row => (RelyingParty: row.GetString(0), DayMs: row.GetInt64(1), Marks: row.GetInt64(2)), cancel);
        var due = marked.Where(day => !_rolled.ContainsKey((day.RelyingParty, day.DayMs))).Take(1).ToList();
        foreach (var (relyingParty, dayMs, marks) in due)
        {
            _rolled[(relyingParty, dayMs)] = now;
            await Roll(relyingParty, dayMs, marks, cancel);
        }

        return due.Count > 0;
    }

    private async Task Roll(string relyingParty, long dayMs, long marks, CancellationToken cancel)
    {
        var step = await database.ReadFirst(new Statement(SqlStep, ("relyingParty", relyingParty), ("day", dayMs)), row => row.GetInt64(0), cancel);
        var cells = DayCounting.Write(await database.Read(ListAttemptsOfDay.Query(relyingParty, dayMs), ListAttemptsOfDay.Read, cancel));
        await database.Commit(
            [
                new(SqlClear, ("relyingParty", relyingParty), ("day", dayMs), ("step", step)),
                new(SqlInsert, ("relyingParty", relyingParty), ("day", dayMs), ("step", step + 1), ("cells", cells)),
                new(SqlUnmark, ("relyingParty", relyingParty), ("day", dayMs), ("marks", marks)),
            ],
            cancel);
    }
}
