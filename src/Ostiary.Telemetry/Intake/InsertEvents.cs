using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Writes events, each once by its id: many in one statement on PostgreSQL, one by one in one transaction on SQLite.</summary>
internal static class InsertEvents
{
    private const string One =
        """
        INSERT INTO events (relying_party_id, event_id, name, origin, occurred_at_ms, received_at_ms, clock_offset_ms, mono_ms, seq_count,
                            tab_id, session_id, flow_id, attempt_id, ceremony_id, decision_id, surface, touchpoint, sdk,
                            subject, credential, session_ref, labels, fields, batch, cohort)
        VALUES (@relyingParty, @id, @name, @origin, @occurredAt, @receivedAt, @clockOffset, @mono, @seq,
                @tab, @session, @flow, @attempt, @ceremony, @decision, @surface, @touchpoint, @sdk,
                @subject, @credential, @sessionRef, @labels, @fields, @batch, @cohort)
            ON CONFLICT (relying_party_id, event_id) DO NOTHING
        """;

    private const string Many =
        """
        INSERT INTO events (relying_party_id, event_id, name, origin, occurred_at_ms, received_at_ms, clock_offset_ms, mono_ms, seq_count,
                            tab_id, session_id, flow_id, attempt_id, ceremony_id, decision_id, surface, touchpoint, sdk,
                            subject, credential, session_ref, labels, fields, batch, cohort)
        SELECT a.relying_party_id, a.event_id, a.name, a.origin, a.occurred_at_ms, a.received_at_ms, a.clock_offset_ms, a.mono_ms, a.seq_count,
               a.tab_id, a.session_id, a.flow_id, a.attempt_id, a.ceremony_id, a.decision_id, a.surface, a.touchpoint, a.sdk,
               a.subject, a.credential, a.session_ref, a.labels, a.fields, a.batch, a.cohort
          FROM unnest(@relyingParty, @id, @name, @origin, @occurredAt, @receivedAt, @clockOffset, @mono, @seq,
                      @tab, @session, @flow, @attempt, @ceremony, @decision, @surface, @touchpoint, @sdk,
                      @subject, @credential, @sessionRef, @labels, @fields, @batch, @cohort)
            AS a (relying_party_id, event_id, name, origin, occurred_at_ms, received_at_ms, clock_offset_ms, mono_ms, seq_count,
                  tab_id, session_id, flow_id, attempt_id, ceremony_id, decision_id, surface, touchpoint, sdk,
                  subject, credential, session_ref, labels, fields, batch, cohort)
            ON CONFLICT (relying_party_id, event_id) DO NOTHING
        """;

    /// <summary>The statements for one dialect.</summary>
    public static IReadOnlyList<Statement> Commands(Dialect dialect, IReadOnlyList<NamedEvent> events) =>
        dialect == Dialect.Postgres ? [Together(events)] : [.. events.Select(Alone)];

    private static Statement Together(IReadOnlyList<NamedEvent> events) => new(
        Many,
        ("relyingParty", Texts(events, one => one.Event.RelyingParty)), ("id", Blobs(events, one => one.Event.Id)), ("name", Texts(events, one => one.Event.Name)),
        ("origin", Texts(events, one => one.Event.Origin)), ("occurredAt", Numbers(events, one => one.Event.OccurredAtMs)),
        ("receivedAt", Numbers(events, one => one.Event.ReceivedAtMs)), ("clockOffset", Numbers(events, one => one.Event.ClockOffsetMs)),
        ("mono", Numbers(events, one => one.Event.MonoMs)), ("seq", Numbers(events, one => one.Event.Seq)), ("tab", Texts(events, one => one.Event.Tab)),
        ("session", Texts(events, one => one.Event.Session)), ("flow", Texts(events, one => one.Event.Flow)), ("attempt", Blobs(events, one => one.Event.Attempt)),
        ("ceremony", Texts(events, one => one.Event.Ceremony)), ("decision", Texts(events, one => one.Event.Decision)),
        ("surface", Texts(events, one => one.Event.Surface)), ("touchpoint", Texts(events, one => one.Event.Touchpoint)), ("sdk", Texts(events, one => one.Event.Sdk)),
        ("subject", Texts(events, one => one.Subject)), ("credential", Texts(events, one => one.Credential)), ("sessionRef", Texts(events, one => one.SessionRef)),
        ("labels", Texts(events, one => one.Event.Labels)), ("fields", Texts(events, one => one.Event.Fields)), ("batch", Numbers(events, one => one.Event.Batch)),
        ("cohort", Texts(events, one => one.Event.Cohort)));

    private static Statement Alone(NamedEvent one) => new(
        One,
        ("relyingParty", one.Event.RelyingParty), ("id", BytesOf(one.Event.Id)), ("name", one.Event.Name), ("origin", one.Event.Origin),
        ("occurredAt", one.Event.OccurredAtMs), ("receivedAt", one.Event.ReceivedAtMs), ("clockOffset", one.Event.ClockOffsetMs), ("mono", one.Event.MonoMs),
        ("seq", one.Event.Seq), ("tab", one.Event.Tab), ("session", one.Event.Session), ("flow", one.Event.Flow), ("attempt", BytesOf(one.Event.Attempt)),
        ("ceremony", one.Event.Ceremony), ("decision", one.Event.Decision), ("surface", one.Event.Surface), ("touchpoint", one.Event.Touchpoint),
        ("sdk", one.Event.Sdk), ("subject", one.Subject), ("credential", one.Credential), ("sessionRef", one.SessionRef), ("labels", one.Event.Labels),
        ("fields", one.Event.Fields), ("batch", one.Event.Batch), ("cohort", one.Event.Cohort));

    private static string?[] Texts(IReadOnlyList<NamedEvent> events, Func<NamedEvent, string?> of) => [.. events.Select(of)];

    private static long[] Numbers(IReadOnlyList<NamedEvent> events, Func<NamedEvent, long> of) => [.. events.Select(of)];

    private static byte[]?[] Blobs(IReadOnlyList<NamedEvent> events, Func<NamedEvent, Guid?> of) => [.. events.Select(one => BytesOf(of(one)))];

    private static byte[]? BytesOf(Guid? id) => id?.ToByteArray(bigEndian: true);
}

/// <summary>An event whose references have become pseudonyms.</summary>
internal sealed record NamedEvent(StoredEvent Event, string? Subject, string? Credential, string? SessionRef);
