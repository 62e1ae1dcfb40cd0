using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Judges the events of one batch: each becomes what is stored, or gets the first objection there is.</summary>
internal sealed class EventJudge(Catalog catalog, TelemetryOptions options, Vocabulary vocabulary, EventQuotas quotas, ClientSwitch clients, Cohorts cohorts) : IDisposable
{
    /// <summary>How old an event may be.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>How far after now it may have happened.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromMinutes(5);

    private readonly HashSet<Guid> _ids = [];
    private readonly FieldWriting _writing = new();

    public required EventSource Source { get; init; }

    public required string Sdk { get; init; }

    /// <summary>When the batch was received, Unix milliseconds.</summary>
    public required long NowMs { get; init; }

    public required long Batch { get; init; }

    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>Reads the envelope.</summary>
    /// <param name="written">The event as it was written.</param>
    /// <param name="index">Its place in the batch, from 0.</param>
    public ReadEvent Read(JsonElement written, int index)
    {
        var envelope = EventEnvelope.Read(catalog, written, out var objection);
        return new ReadEvent(envelope)
        {
            Objection = index >= EventBatch.MostEvents || JsonMarshal.GetRawUtf8Value(written).Length > EventBatch.MostBytesOfEvent ? DropReason.TooLarge : objection,
        };
    }

    /// <summary>What to store of it; null when there is an objection.</summary>
    public StoredEvent? Judge(ReadEvent read)
    {
        read.Objection ??= ItIsSwitchedOff(read) ?? ItComesFromElsewhere(read) ?? ItLacksATicket(read) ?? ItHasATagThatNobodyRegistered(read) ?? ItIsOutOfTime(read);
        if (read.Objection is not null)
            return null;

        var envelope = read.Envelope;
        string Admit(string field, string text) => vocabulary.Admit(Source.RelyingParty, field, read.Ceremony is not null, text);
        var fields = _writing.Fields(
            catalog, envelope.Kind!, envelope.Fields, (field, text) => Admit($"{envelope.Kind!.Name}.{field}", text), out var objection);
        read.Objection = objection ?? ItIsOneTooMany(read) ?? ItIsInThisBatchTwice(read);
        return read.Objection is null ? Stored(read, Completed(read, fields, Admit), Admit) : null;
    }

    public void Dispose() => _writing.Dispose();

    private DropReason? ItIsSwitchedOff(ReadEvent read) =>
        Source.IsBackend || clients.LetsTell(Source.RelyingParty, read.Envelope.Session) ? null : DropReason.SwitchedOff;

    private DropReason? ItComesFromElsewhere(ReadEvent read) =>
        OriginOf(read.Envelope) is { } origin && read.Envelope.Kind!.ComesFrom(origin) ? null : DropReason.WrongOrigin;

    // A ticket that is not good proves nothing about the event, but something about who made it.
    private static DropReason? ItLacksATicket(ReadEvent read) =>
        read.Ceremony is null && (read.Envelope.Ticket is not null || read.Envelope.Kind!.NeedsTicket) ? DropReason.WithoutTicket : null;

    private DropReason? ItHasATagThatNobodyRegistered(ReadEvent read) =>
        read.Envelope.Tags.ValueKind == JsonValueKind.Object && read.Envelope.Tags.EnumerateObject().Any(tag => !options.Tags.Contains(tag.Name))
            ? DropReason.UnknownField
            : null;

    private DropReason? ItIsOutOfTime(ReadEvent read)
    {
        var age = NowMs - OccurredAtMs(read);
        return age > Oldest.TotalMilliseconds ? DropReason.TooOld
            : age < -Furthest.TotalMilliseconds ? DropReason.FromTheFuture
            : null;
    }

    private DropReason? ItIsOneTooMany(ReadEvent read) => quotas.Take(Source.RelyingParty, read.Ceremony) ? null : DropReason.Quota;

    private DropReason? ItIsInThisBatchTwice(ReadEvent read) => _ids.Add(read.Envelope.Id) ? null : DropReason.DuplicateId;

    // A backend speaks for others: its own device is nobody's.
    private string Completed(ReadEvent read, string fields, Func<string, string, string> admit) =>
        read.Envelope.Kind!.Name == DeviceEvent.Name && !Source.IsBackend && OriginOf(read.Envelope) == EventOrigin.Browser && Source.Evidence is { } evidence
            ? DeviceEvent.Complete(fields, evidence(), (field, text) => admit($"{DeviceEvent.Name}.{field}", text))
            : fields;

    private EventOrigin? OriginOf(EventEnvelope envelope) => envelope.Surface switch
    {
        "server" => Source.IsBackend ? EventOrigin.Server : null,
        "ios" or "android" or "desktop" => EventOrigin.Native,
        _ => EventOrigin.Browser,
    };

    private CohortGiver GiverOf(ReadEvent read) =>
        Source.IsBackend ? CohortGiver.Server : read.Ceremony is not null ? CohortGiver.Ticketed : CohortGiver.Anybody;

    private static long OccurredAtMs(ReadEvent read) => read.Envelope.ClientMs + read.ClockOffsetMs;

    private StoredEvent Stored(ReadEvent read, string fields, Func<string, string, string> admit)
    {
        var envelope = read.Envelope;
        byte[]? Mac(string field) => References.MacOf(Key, Source.RelyingParty, field, _writing.References.GetValueOrDefault(field));
        var (subject, credential, session) = (Mac("subject"), Mac("credential"), Mac("sessionRef"));
        return new StoredEvent
        {
            RelyingParty = Source.RelyingParty.Value,
            Id = envelope.Id,
            Name = envelope.Kind!.Name,
            Origin = OriginOf(envelope)!.Value.ToString().ToLowerInvariant(),
            OccurredAtMs = OccurredAtMs(read),
            ReceivedAtMs = NowMs,
            ClockOffsetMs = read.ClockOffsetMs,
            MonoMs = envelope.MonoMs,
            Seq = envelope.Seq,
            Tab = envelope.Tab,
            Session = envelope.Session,
            Flow = envelope.Flow,
            Attempt = envelope.Attempt,
            Ceremony = read.Ceremony,
            Decision = envelope.Decision,
            Surface = envelope.Surface,
            Touchpoint = envelope.Touchpoint is { } touchpoint ? admit("touchpoint", touchpoint) : null,
            Cohort = cohorts.Admit(Source.RelyingParty, GiverOf(read), envelope.Cohort),
            Sdk = Sdk,
            Subject = subject,
            Credential = credential,
            SessionRef = session,
            Fields = fields,
            Labels = _writing.Labels(envelope.Experiments, envelope.Tags, admit),
            Batch = Batch,
        };
    }
}
