using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What was told of attempts, of ceremonies, and around them; always bounded. Each question alone, or on PostgreSQL many in one statement.</summary>
/// <remarks>
/// Answered by the indexes <c>events_attempt</c>, <c>events_ceremony</c> and <c>events_surroundings</c>. Of many, each is looked up by itself behind a
/// <c>LATERAL … LIMIT</c>: the planner would join the array with all events first (docs/adr/0012). Behind the columns stands the place in the question, from 1.
/// </remarks>
internal static class ListEventsOfAttempt
{
    /// <summary>The most events that one attempt is folded from; a ceremony with every signal has about thirty.</summary>
    public const int Most = 400;

    /// <summary>What anything around an attempt can say about it.</summary>
    public static readonly IReadOnlySet<string> Around = new HashSet<string>(StringComparer.Ordinal)
    {
        "env.capabilities", "env.device", "env.manager_signal", "flow.started", "flow.decided", "flow.finished", "flow.abandoned", "flow.auto_finished",
        "identifier.submitted", "method.chosen", "method.switched", "fallback.used", "otp.sent", "otp.submitted", "session.started", "ceremony.succeeded",
        "credential.created",
    };

    private const long HoursBefore = 6;

    private const string Columns =
        """
        event_id, name, origin, occurred_at_ms, seq_count, tab_id, session_id, attempt_id, ceremony_id, decision_id, surface, touchpoint,
               subject, credential, fields, cohort
        """;

    // The first of these conditions is the index's own, word for word.
    private const string SaysSomethingAround =
        """
        session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded')
           AND name IN ('env.capabilities', 'env.device', 'env.manager_signal', 'flow.started', 'flow.decided', 'flow.finished', 'flow.abandoned',
                        'flow.auto_finished', 'identifier.submitted', 'method.chosen', 'method.switched', 'fallback.used', 'otp.sent', 'otp.submitted',
                        'session.started', 'ceremony.succeeded', 'credential.created')
        """;

    private const string SqlByAttempt =
        $"""
        SELECT {Columns}
          FROM events
         WHERE relying_party_id = @relyingParty
           AND attempt_id       = @attempt
         ORDER BY occurred_at_ms, seq_count, event_id
         LIMIT @most
        """;

    private const string SqlByAttempts =
        $"""
        SELECT {Columns},
               place
          FROM unnest(@relyingParties, @attempts)
               WITH ORDINALITY AS asked (asked_party, asked_attempt, place)
         CROSS JOIN LATERAL (
               SELECT {Columns}
                 FROM events
                WHERE relying_party_id = asked_party
                  AND attempt_id       = asked_attempt
                ORDER BY occurred_at_ms, seq_count, event_id
                LIMIT @most) AS told
        """;

    private const string SqlByCeremony =
        $"""
        SELECT {Columns}
          FROM events
         WHERE relying_party_id = @relyingParty
           AND ceremony_id      = @ceremony
         ORDER BY occurred_at_ms, seq_count, event_id
         LIMIT @most
        """;

    private const string SqlByCeremonies =
        $"""
        SELECT {Columns},
               place
          FROM unnest(@relyingParties, @ceremonies)
               WITH ORDINALITY AS asked (asked_party, asked_ceremony, place)
         CROSS JOIN LATERAL (
               SELECT {Columns}
                 FROM events
                WHERE relying_party_id = asked_party
                  AND ceremony_id      = asked_ceremony
                ORDER BY occurred_at_ms, seq_count, event_id
                LIMIT @most) AS told
        """;

    private const string SqlInVisit =
        $"""
        SELECT {Columns}
          FROM events
         WHERE relying_party_id = @relyingParty
           AND session_id       = @session
           AND {SaysSomethingAround}
           AND occurred_at_ms >= @from
           AND occurred_at_ms <  @until
         ORDER BY occurred_at_ms DESC, seq_count DESC, event_id DESC
         LIMIT @most
        """;

    private const string SqlInVisits =
        $"""
        SELECT {Columns},
               place
          FROM unnest(@relyingParties, @sessions, @from, @until)
               WITH ORDINALITY AS asked (asked_party, asked_session, asked_from, asked_until, place)
         CROSS JOIN LATERAL (
               SELECT {Columns}
                 FROM events
                WHERE relying_party_id = asked_party
                  AND session_id       = asked_session
                  AND {SaysSomethingAround}
                  AND occurred_at_ms  >= asked_from
                  AND occurred_at_ms   < asked_until
                ORDER BY occurred_at_ms DESC, seq_count DESC, event_id DESC
                LIMIT @most) AS told
        """;

    public static Statement ByAttempt(AttemptId one) =>
        new(SqlByAttempt, ("relyingParty", one.RelyingParty), ("attempt", one.Id.ToByteArray(bigEndian: true)), ("most", Most));

    public static Statement ByAttempts(IReadOnlyList<AttemptId> all) => new(
        SqlByAttempts,
        ("relyingParties", all.Select(one => one.RelyingParty).ToArray()),
        ("attempts", all.Select(one => one.Id.ToByteArray(bigEndian: true)).ToArray()),
        ("most", Most));

    public static Statement ByCeremony(CeremonyId one) =>
        new(SqlByCeremony, ("relyingParty", one.RelyingParty), ("ceremony", one.Id), ("most", 2 * Most));

    public static Statement ByCeremonies(IReadOnlyList<CeremonyId> all) => new(
        SqlByCeremonies, ("relyingParties", all.Select(one => one.RelyingParty).ToArray()), ("ceremonies", all.Select(one => one.Id).ToArray()), ("most", 2 * Most));

    public static Statement InVisit(SpanOfVisit one) => new(
        SqlInVisit, ("relyingParty", one.RelyingParty), ("session", one.Session), ("from", From(one)), ("until", Until(one)), ("most", Most));

    public static Statement InVisits(IReadOnlyList<SpanOfVisit> all) => new(
        SqlInVisits,
        ("relyingParties", all.Select(one => one.RelyingParty).ToArray()), ("sessions", all.Select(one => one.Session).ToArray()),
        ("from", all.Select(From).ToArray()), ("until", all.Select(Until).ToArray()), ("most", Most));

    // A page may stand for long before anybody acts.
    private static long From(SpanOfVisit one) => one.FirstMs - (HoursBefore * 3_600_000);

    private static long Until(SpanOfVisit one) => one.LastMs + (long)AttemptStory.Aftermath.TotalMilliseconds + 1;
}

/// <summary>An attempt that a client told of.</summary>
internal readonly record struct AttemptId(string RelyingParty, Guid Id);

/// <summary>A ceremony of this server.</summary>
internal readonly record struct CeremonyId(string RelyingParty, string Id);

/// <summary>The part of a visit in which an attempt was made, from its first event to its last one; Unix milliseconds.</summary>
internal sealed record SpanOfVisit(string RelyingParty, string Session, long FirstMs, long LastMs);
