using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>The columns of events, and what of an event each of them holds.</summary>
internal static class InsertEvents
{
    private static readonly (string Name, ColumnKind Kind, Func<NamedEvent, object?> Of)[] Columns =
    [
        ("relying_party_id", ColumnKind.Text, one => one.Event.RelyingParty),
        ("event_id", ColumnKind.Bytes, one => one.Event.Id.ToByteArray(bigEndian: true)),
        ("name", ColumnKind.Text, one => one.Event.Name),
        ("origin", ColumnKind.Text, one => one.Event.Origin),
        ("occurred_at_ms", ColumnKind.Number, one => one.Event.OccurredAtMs),
        ("received_at_ms", ColumnKind.Number, one => one.Event.ReceivedAtMs),
        ("clock_offset_ms", ColumnKind.Number, one => one.Event.ClockOffsetMs),
        ("mono_ms", ColumnKind.Number, one => one.Event.MonoMs),
        ("seq_count", ColumnKind.Number, one => one.Event.Seq),
        ("tab_id", ColumnKind.Text, one => one.Event.Tab),
        ("session_id", ColumnKind.Text, one => one.Event.Session),
        ("flow_id", ColumnKind.Text, one => one.Event.Flow),
        ("attempt_id", ColumnKind.Bytes, one => one.Event.Attempt?.ToByteArray(bigEndian: true)),
        ("ceremony_id", ColumnKind.Text, one => one.Event.Ceremony),
        ("decision_id", ColumnKind.Text, one => one.Event.Decision),
        ("surface", ColumnKind.Text, one => one.Event.Surface),
        ("touchpoint", ColumnKind.Text, one => one.Event.Touchpoint),
        ("sdk", ColumnKind.Text, one => one.Event.Sdk),
        ("subject", ColumnKind.Text, one => one.Subject),
        ("credential", ColumnKind.Text, one => one.Credential),
        ("session_ref", ColumnKind.Text, one => one.SessionRef),
        ("labels", ColumnKind.Text, one => one.Event.Labels),
        ("fields", ColumnKind.Text, one => one.Event.Fields),
        ("batch", ColumnKind.Number, one => one.Event.Batch),
        ("cohort", ColumnKind.Text, one => one.Event.Cohort),
    ];

    private static readonly RowTable Table =
        new("events", Key: ["relying_party_id", "event_id"], [.. Columns.Select(column => (column.Name, column.Kind))]);

    /// <summary>The rows of these events, each to be written once by its id.</summary>
    public static NewRows Of(IReadOnlyList<NamedEvent> events) =>
        new(Table, [.. events.Select(one => Array.ConvertAll(Columns, column => column.Of(one)))]);
}

/// <summary>An event whose references have become pseudonyms.</summary>
internal sealed record NamedEvent(StoredEvent Event, string? Subject, string? Credential, string? SessionRef);
