using System.Globalization;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Marks of days whose figures must be recomputed. No two writers leave the same one, so none is taken away unseen.</summary>
internal static class DayMarks
{
    /// <summary>One day, in milliseconds. Days are those of UTC.</summary>
    public const long Length = 86_400_000;

    private const int BytesOfMark = 12;

    private const string SqlInsert =
        """
        INSERT INTO days_to_roll (relying_party_id, day_ms, mark)
        VALUES (@relyingParty, @day, @mark)
            ON CONFLICT (relying_party_id, day_ms, mark) DO NOTHING
        """;

    /// <summary>The start of the day, Unix milliseconds.</summary>
    public static long DayOf(long ms) => ms - (ms % Length);

    /// <summary>Marks the days of events that figures of days are made of.</summary>
    public static IEnumerable<Statement> Of(IEnumerable<StoredEvent> events, Entropy entropy) =>
        events.Where(one => ListDayEvents.Names.Contains(one.Name)).Select(one => (one.RelyingParty, Day: DayOf(one.OccurredAtMs))).Distinct()
            .Select(one => Insert(one.RelyingParty, one.Day, Convert.ToHexStringLower(entropy.Bytes(BytesOfMark))));

    /// <summary>Marks a day of which hours were recomputed in a step of their own.</summary>
    public static Statement OfStep(RolledDay day, long step) =>
        Insert(day.RelyingParty, day.DayMs, string.Create(CultureInfo.InvariantCulture, $"step {step}"));

    /// <summary>Marks all days from an instant to another.</summary>
    public static IEnumerable<Statement> Between(RelyingPartyId relyingParty, DateTimeOffset from, DateTimeOffset until, Entropy entropy)
    {
        for (var day = DayOf(from.ToUnixTimeMilliseconds()); day <= until.ToUnixTimeMilliseconds(); day += Length)
            yield return Insert(relyingParty.Value, day, Convert.ToHexStringLower(entropy.Bytes(BytesOfMark)));
    }

    private static Statement Insert(string relyingParty, long day, string mark) =>
        new(SqlInsert, ("relyingParty", relyingParty), ("day", day), ("mark", mark));
}
