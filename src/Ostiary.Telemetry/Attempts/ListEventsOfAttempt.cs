using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What was told of one attempt, of one ceremony, and around them; always in order and bounded.</summary>
/// <remarks>Answered by the indexes <c>events_attempt</c>, <c>events_ceremony</c> and <c>events_surroundings</c>.</remarks>
internal static class ListEventsOfAttempt
{
    /// <summary>The most events that one attempt is folded from; a ceremony with every signal has about thirty.</summary>
    public const int Most = 400;

    /// <summary>What anything around an attempt can say about it.</summary>
    public static readonly IReadOnlySet<string> Around = new HashSet<string>(StringComparer.Ordinal)
    {
        "env.capabilities", "env.device", "env.manager_signal", "flow.started", "flow.decided", "flow.finished", "flow.abandoned", "flow.auto_finished",
        "identifier.submitted", "method.chosen", "method.switched", "fallback.used", "otp.sent", "otp.submitted", "session.started", "ceremony.succeeded",
    };

    private const long HoursBefore = 6;

    private const string OfRelyingParty =
        """
        SELECT event_id, name, origin, occurred_at_ms, seq_count, tab_id, session_id, attempt_id, ceremony_id, decision_id, surface, touchpoint,
               subject, credential, fields
          FROM events
         WHERE relying_party_id = @relyingParty
        """;

    private const string SqlByAttempt =
        $"""
        {OfRelyingParty}
           AND attempt_id       = @attempt
         ORDER BY occurred_at_ms, seq_count, event_id
         LIMIT @most
        """;

    private const string SqlByCeremony =
        $"""
        {OfRelyingParty}
           AND ceremony_id      = @ceremony
         ORDER BY occurred_at_ms, seq_count, event_id
         LIMIT @most
        """;

    private static string NamesAround => string.Join(", ", Around.Select(name => $"'{name}'"));

    // The third condition is the index's own, word for word.
    private static readonly string SqlAround =
        $"""
        {OfRelyingParty}
           AND session_id       = @session
           AND session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded')
           AND name IN ({NamesAround})
           AND occurred_at_ms >= @from
           AND occurred_at_ms <  @until
         ORDER BY occurred_at_ms DESC, seq_count DESC, event_id DESC
         LIMIT @most
        """;

    public static Statement ByAttempt(string relyingParty, Guid attempt) =>
        new(SqlByAttempt, ("relyingParty", relyingParty), ("attempt", attempt.ToByteArray(bigEndian: true)), ("most", Most));

    public static Statement ByCeremony(string relyingParty, string ceremony) =>
        new(SqlByCeremony, ("relyingParty", relyingParty), ("ceremony", ceremony), ("most", 2 * Most));

    /// <summary>From six hours before the first event, for a page may stand for long, to two minutes after the last.</summary>
    public static Statement InVisit(string relyingParty, string session, long firstMs, long lastMs) => new(
        SqlAround, ("relyingParty", relyingParty), ("session", session), ("from", firstMs - (HoursBefore * 3_600_000)),
        ("until", lastMs + (long)AttemptStory.Aftermath.TotalMilliseconds + 1), ("most", Most));
}
