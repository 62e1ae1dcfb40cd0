using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>An event that figures of days are made of.</summary>
internal sealed record DayEvent(Guid Id, string Name, string Session, string Tab, long AtMs, string Surface, string? Subject, EventFields Told)
{
    public static DayEvent Read(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.TextOrNull(6),
        EventFields.Read(row.GetString(7)));
}

/// <summary>What was told in a visit, besides attempts, that figures of days are made of. In order, and in pages.</summary>
/// <remarks>Answered by the index <c>events_of_days</c>, whose condition is the query's own, word for word.</remarks>
internal static class ListDayEvents
{
    /// <summary>The names.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "env.device", "flow.started", "flow.finished", "flow.auto_finished", "fallback.used", "session.started", "nudge.shown", "nudge.accepted",
        "credential.deleted", "recovery.completed",
    };

    private const string Sql =
        """
        SELECT event_id, name, session_id, tab_id, occurred_at_ms, surface, subject, fields
          FROM events
         WHERE relying_party_id = @relyingParty
           AND (occurred_at_ms, event_id) > (@afterMs, @afterId)
           AND occurred_at_ms   < @until
           AND name IN ('env.device', 'flow.started', 'flow.finished', 'flow.auto_finished', 'fallback.used', 'session.started', 'nudge.shown', 'nudge.accepted',
                        'credential.deleted', 'recovery.completed')
         ORDER BY occurred_at_ms, event_id
         LIMIT @most
        """;

    /// <summary>The page after an event; the first one has no event before it.</summary>
    public static Statement Page(string relyingParty, long fromMs, long untilMs, DayEvent? after, int most) => new(
        Sql, ("relyingParty", relyingParty), ("afterMs", after?.AtMs ?? fromMs - 1), ("afterId", (after?.Id ?? Guid.AllBitsSet).ToByteArray(bigEndian: true)),
        ("until", untilMs), ("most", most));
}
