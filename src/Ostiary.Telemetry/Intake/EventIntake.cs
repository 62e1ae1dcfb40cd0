using System.Buffers.Binary;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Takes batches of events: each event is kept, durably, or dropped for one counted reason. Safe for use from any thread.</summary>
public sealed class EventIntake
{
    private readonly Catalog _catalog;
    private readonly TelemetryOptions _options;
    private readonly ITickets _tickets;
    private readonly IReferenceKey _key;
    private readonly EventWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Entropy _entropy;
    private readonly SessionClocks _clocks = new();
    private readonly Vocabulary _vocabulary;
    private readonly EventQuotas _quotas;
    private readonly ClientSwitch _clients;
    private readonly Cohorts _cohorts;

    /// <summary>An intake before a writer.</summary>
    public EventIntake(
        Catalog catalog, TelemetryOptions options, ITickets tickets, IReferenceKey key, EventWriter writer, Cohorts cohorts, TimeProvider clock, Entropy entropy)
    {
        (_catalog, _options, _tickets, _key, _writer, _cohorts, _clock, _entropy) = (catalog, options, tickets, key, writer, cohorts, clock, entropy);
        _vocabulary = new Vocabulary(options.DistinctTextsPerField, clock);
        _quotas = new EventQuotas(options, clock);
        _clients = new ClientSwitch(options);
    }

    /// <summary>Takes one batch; what is reported as kept survives a kill at any moment after.</summary>
    /// <remarks>Fails with <c>telemetry.batch_malformed</c> or <c>telemetry.batch_too_large</c>.</remarks>
    /// <param name="source">Who sends it.</param>
    /// <param name="body">The request's body, UTF-8 JSON.</param>
    /// <param name="cancel">Gives up before anything is written.</param>
    /// <exception cref="DatabaseUnavailableException">The database is away and the spool is full: nothing was kept.</exception>
    public async Task<Outcome<EventReceipt>> Take(EventSource source, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!EventBatchDocument.Read(body).TryGet(out var batch, out var failure))
            return failure;

        using (batch)
        {
            using var judge = new EventJudge(_catalog, _options, _vocabulary, _quotas, _clients, _cohorts)
            {
                Source = source,
                Sdk = batch.Sdk,
                NowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                Batch = NewBatchNumber(),
                Key = await _key.Get(cancel),
            };
            var read = batch.Events.Select((written, index) => judge.Read(written, index)).ToList();
            await OpenTickets(source, read, cancel);
            SetClocks(source, batch.SentAtMs, judge.NowMs, read);
            var kept = read.ConvertAll(judge.Judge).OfType<StoredEvent>().ToList();
            return Receipt(read, kept, await _writer.Keep(kept)) with { Settings = SettingsFor(source, read) };
        }
    }

    private async Task OpenTickets(EventSource source, List<ReadEvent> read, CancellationToken cancel)
    {
        var opened = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var one in read)
        {
            if (one.Envelope.Ticket is not { } ticket)
                continue;

            if (!opened.TryGetValue(ticket, out var ceremony))
                opened[ticket] = ceremony = await _tickets.CeremonyOf(source.RelyingParty, ticket, cancel);

            one.Ceremony = ceremony;
        }
    }

    // Without a word about when the batch was sent, its newest event has waited least.
    private void SetClocks(EventSource source, long? sentAtMs, long nowMs, List<ReadEvent> read)
    {
        foreach (var session in read.Where(one => one.Objection is null).GroupBy(one => one.Envelope.Session, StringComparer.Ordinal))
        {
            var offset = _clocks.OffsetMs(source.RelyingParty, session.Key, nowMs - (sentAtMs ?? session.Max(one => one.Envelope.ClientMs)));
            foreach (var one in session)
                one.ClockOffsetMs = offset;
        }
    }

    private ClientSettings? SettingsFor(EventSource source, List<ReadEvent> read) =>
        source.IsBackend ? null : _clients.For(source.RelyingParty, read.Select(one => one.Envelope.Session).Distinct(StringComparer.Ordinal));

    private static EventReceipt Receipt(List<ReadEvent> read, List<StoredEvent> kept, IReadOnlySet<Guid> before)
    {
        var dropped = read.Where(one => one.Objection is not null).Select(one => new DroppedEvent(one.IdOrNull, one.Objection!.Value))
            .Concat(kept.Where(one => before.Contains(one.Id)).Select(one => new DroppedEvent(one.Id, DropReason.DuplicateId)))
            .ToList();
        return new EventReceipt(read.Count - dropped.Count, dropped);
    }

    private long NewBatchNumber() => BinaryPrimitives.ReadInt64LittleEndian(_entropy.Bytes(sizeof(long)));
}

/// <summary>An event on its way through the intake.</summary>
internal sealed record ReadEvent(EventEnvelope Envelope)
{
    /// <summary>Why it must go; null while nothing speaks against it.</summary>
    public DropReason? Objection { get; set; }

    /// <summary>The ceremony that its ticket was given for.</summary>
    public string? Ceremony { get; set; }

    public long ClockOffsetMs { get; set; }

    public Guid? IdOrNull => Envelope.Id == Guid.Empty ? null : Envelope.Id;
}
