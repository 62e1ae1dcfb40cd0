using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Brings the figures of days up to what was told: whole days, recomputed. Any number of nodes may do so at once.</summary>
/// <remarks>
/// A day takes as long as its visits are many, so that whoever keeps days rests between two rounds. A day whose events have begun to expire stays as
/// it is.
/// </remarks>
public sealed class DayRolling(Database database, RetentionOptions retention, TimeProvider clock)
{
    private const int Page = 10_000;
    private const int MostMarks = 10_000;
    private const int MostDays = 1_000;

    // As long as a page may stand, as for attempts.
    private const long AroundMs = 6 * 3_600_000;

    private const string SqlMarked =
        """
        SELECT DISTINCT relying_party_id, day_ms
          FROM days_to_roll
         ORDER BY day_ms DESC, relying_party_id
         LIMIT @most
        """;

    private const string SqlMarks =
        """
        SELECT mark
          FROM days_to_roll
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
         ORDER BY mark
         LIMIT @most
        """;

    private const string SqlUnmark =
        """
        DELETE FROM days_to_roll
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
           AND mark             = @mark
        """;

    private const string SqlLastRoll =
        """
        SELECT roll_no
          FROM rolled_days
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
         ORDER BY roll_no DESC
         LIMIT 1
        """;

    private const string SqlTakeRoll =
        """
        INSERT INTO rolled_days (relying_party_id, day_ms, roll_no)
        VALUES (@relyingParty, @day, @roll)
        """;

    private const string SqlForgetRoll =
        """
        DELETE FROM rolled_days
         WHERE relying_party_id = @relyingParty
           AND day_ms           = @day
           AND roll_no          < @roll
        """;

    /// <summary>Recomputes the days that are marked, each once, the newest first: what is told of them meanwhile waits for the next round.</summary>
    /// <returns>How many were recomputed here.</returns>
    public async Task<int> RollAll(CancellationToken cancel)
    {
        var rolled = 0;
        foreach (var day in await database.Read(new Statement(SqlMarked, ("most", MostDays)), row => new RolledDay(row.GetString(0), row.GetInt64(1)), cancel))
            rolled += await Roll(day, cancel) ? 1 : 0;

        return rolled;
    }

    private async Task<bool> Roll(RolledDay day, CancellationToken cancel)
    {
        // Read first, in this order: whatever is read after it is at least as new, and the commit says whether another node came between.
        var last = await database.ReadFirst(new Statement(SqlLastRoll, day.Parameters), row => row.GetInt64(0), cancel);
        var marks = await database.Read(new Statement(SqlMarks, [.. day.Parameters, ("most", MostMarks)]), row => row.GetString(0), cancel);
        var figures = IsWhole(day) ? await FiguresOf(day, cancel) : [];
        var committed = await database.Commit(
            [
                new Statement(SqlTakeRoll, [.. day.Parameters, ("roll", last + 1)]),
                new Statement(SqlForgetRoll, [.. day.Parameters, ("roll", last + 1)]),
                .. figures,
                .. marks.Select(mark => new Statement(SqlUnmark, [.. day.Parameters, ("mark", mark)])),
            ],
            cancel);
        return committed.Succeeded;
    }

    /// <summary>How long everything is kept that days are made of.</summary>
    internal static TimeSpan WholeFor(RetentionOptions retention) => new[] { retention.DiagnosisDevice, retention.DiagnosisPseudonymous }.Min();

    private bool IsWhole(RolledDay day) =>
        day.DayMs >= (clock.GetUtcNow() - WholeFor(retention)).ToUnixTimeMilliseconds();

    private async Task<IReadOnlyList<Statement>> FiguresOf(RolledDay day, CancellationToken cancel)
    {
        var (reading, counting, from, until) = (new DayReading(day.DayMs), new DayCounting(DayForm.Kept), day.DayMs - AroundMs, day.DayMs + DayMarks.Length);
        void Take(AttemptOfDay attempt)
        {
            reading.Take(attempt);
            if (attempt.StartedAtMs >= day.DayMs)
                counting.Take(attempt);
        }

        await EachPage(after => ListDayEvents.Page(day.RelyingParty, from, until + AroundMs, after, Page), DayEvent.Read, reading.Take, cancel);
        await EachPage(after => ListAttemptsOfDay.Page(day.RelyingParty, from, until, after, Page), ListAttemptsOfDay.Read, Take, cancel);
        reading.Finish();
        return WriteDay.Commands(day, reading, counting.Finish());
    }

    private async Task EachPage<T>(Func<T?, Statement> pageAfter, Func<System.Data.Common.DbDataReader, T> read, Action<T> take, CancellationToken cancel)
        where T : class
    {
        for (T? last = null; ;)
        {
            var page = await database.Read(pageAfter(last), read, cancel);
            page.ForEach(take);
            if (page.Count < Page)
                return;

            last = page[^1];
        }
    }
}

/// <summary>A day of a relying party.</summary>
internal sealed record RolledDay(string RelyingParty, long DayMs)
{
    /// <summary>As parameters.</summary>
    public (string Name, object? Value)[] Parameters => [("relyingParty", RelyingParty), ("day", DayMs)];
}
