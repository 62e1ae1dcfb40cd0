using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Testing;
using Ostiary.Tests.Http;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

/// <summary>An intake over a database that can go away, for a relying party of its own.</summary>
public abstract class OnIntake(DatabaseFixture fixture) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-spool-").FullName;

    private EventIntake? _intake;
    private Cohorts? _cohorts;

    protected FakeClock Clock { get; } = new();

    internal Weather Weather { get; } = new();

    protected TelemetryOptions Options { get; set; } = new();

    protected EventSource Source { get; set; } = new(RelyingPartyId.New(TimeProvider.System, Entropy.System), IsBackend: false);

    protected Spool Spool { get; private set; } = null!;

    protected Database Database { get; private set; } = null!;

    protected EventStore Store { get; private set; } = null!;

    protected EventWriter Writer { get; private set; } = null!;

    protected Cohorts Cohorts => _cohorts ??= new(Options, Clock);

    protected EventIntake Intake => _intake ??= new EventIntake(Catalog.Current, Options, new PlainTickets(), new PlainKey(), Writer, Cohorts, Clock, Entropy.System);

    public Task InitializeAsync()
    {
        Database = new FailingDatabase(fixture.Database, Weather);
        Store = new EventStore(Database, Clock, Entropy.System);
        Reopen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Spool.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A new process on the same disk.</summary>
    protected void Reopen(long mostBytes = 1024 * 1024, long segmentBytes = 4 * 1024)
    {
        Spool?.Dispose();
        Spool = new Spool(_folder, mostBytes, segmentBytes);
        Writer = new EventWriter(Store, Spool);
        _intake = null;
    }

    /// <summary>Starts anew with an empty memory.</summary>
    protected void Forget() => (_intake, _cohorts) = (null, null);

    internal EventsToSend Batch(int count = 1) => new(Clock, count);

    internal async Task<EventReceipt> Take(EventsToSend batch) => (await Intake.Take(Source, batch.Bytes, default)).ShouldSucceed();

    internal async Task ShouldDrop(EventsToSend batch, DropReason reason)
    {
        var receipt = await Take(batch);
        receipt.Dropped.Select(one => one.Reason).ShouldBe([reason]);
        receipt.Kept.ShouldBe(batch.Events.Count - 1);
        (await Stored()).Count.ShouldBe(receipt.Kept);
    }

    internal async Task ShouldDropFirst(EventsToSend batch, DropReason reason, int? keptBefore = null)
    {
        var before = keptBefore ?? (await Stored()).Count;
        var receipt = await Take(batch);
        receipt.Dropped.Select(one => one.Reason).ShouldBe([reason], batch.First.ToJsonString());
        (await Stored()).Count.ShouldBe(before + batch.Events.Count - 1);
    }

    protected Task<List<(Guid Id, string Name, long OccurredAtMs, long OffsetMs, string? Ceremony, string? Subject, string Fields, string? Labels)>> Stored() => fixture.Database.Read(
        new Statement(
            """
            SELECT event_id, name, occurred_at_ms, clock_offset_ms, ceremony_id, subject, fields, labels
              FROM events
             WHERE relying_party_id = @relyingParty
             ORDER BY seq_count
            """,
            ("relyingParty", Source.RelyingParty.Value)),
        row => (new Guid(row.Bytes(0), bigEndian: true), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.TextOrNull(4), row.TextOrNull(5), row.GetString(6), row.TextOrNull(7)),
        default);
}
