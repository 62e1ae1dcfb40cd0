using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class An_outage_on_SQLite(SqliteFixture database) : An_outage(database), IClassFixture<SqliteFixture>;

public sealed class An_outage_on_PostgreSQL(PostgresFixture database) : An_outage(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class An_outage(DatabaseFixture fixture) : OnIntake(fixture)
{
    [DatabaseFact]
    public async Task Loses_no_acknowledged_event_and_brings_them_in_order()
    {
        var sent = new List<Guid>();
        for (var i = 0; i < 30; i++)
        {
            Weather.IsAway = i >= 10;
            var batch = Batch(2);
            (await Take(batch)).Kept.ShouldBe(2);
            sent.AddRange([batch.IdOf(0), batch.IdOf(1)]);
        }

        (await Stored()).Count.ShouldBe(20);
        Weather.IsAway = false;
        (await Writer.Drain(default)).ShouldBe(0);

        (await Stored()).Select(one => one.Id).ShouldBe(sent, ignoreOrder: true);
        Spool.IsEmpty.ShouldBeTrue();
    }

    [DatabaseFact]
    public async Task Holds_back_what_comes_later_until_what_waits_is_written()
    {
        Weather.IsAway = true;
        await Take(Batch());
        Weather.IsAway = false;
        await Take(Batch());
        (await Stored()).ShouldBeEmpty();

        await Writer.Drain(default);

        (await Stored()).Count.ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Is_survived_by_events_when_the_process_is_killed_in_it_or_while_it_catches_up()
    {
        Weather.IsAway = true;
        for (var i = 0; i < 20; i++)
            await Take(Batch(2));

        Reopen();
        Weather.IsAway = false;
        // Written, and killed before the file was removed: the next process writes it again.
        foreach (var record in Spool.Oldest()!.Records)
            await Store.Write(System.Text.Json.JsonSerializer.Deserialize(record.Span, SpoolJson.Default.ListStoredEvent)!);

        (await Stored()).Count.ShouldBeGreaterThan(1);
        Reopen();
        await Writer.Drain(default);

        (await Stored()).Count.ShouldBe(40);
    }

    [DatabaseFact]
    public async Task Keeps_waiting_what_could_not_be_written_yet()
    {
        Weather.IsAway = true;
        await Take(Batch(3));

        await Should.ThrowAsync<DatabaseUnavailableException>(() => Writer.Drain(default));
        Weather.IsAway = false;
        await Writer.Drain(default);

        (await Stored()).Count.ShouldBe(3);
    }

    [DatabaseFact]
    public async Task Is_admitted_when_the_disk_is_full_and_nothing_is_said_to_be_kept()
    {
        Reopen(mostBytes: 2_000);
        Weather.IsAway = true;
        var kept = 0;

        await Should.ThrowAsync<DatabaseUnavailableException>(async () =>
        {
            for (var i = 0; i < 100; i++)
                kept += (await Take(Batch())).Kept;
        });

        kept.ShouldBeInRange(1, 20);
        Spool.Bytes.ShouldBeLessThanOrEqualTo(2_000);
        Weather.IsAway = false;
        await Writer.Drain(default);
        (await Stored()).Count.ShouldBe(kept);
    }

    [DatabaseFact]
    public async Task That_swallows_an_answer_leaves_every_event_once()
    {
        Weather.LosesNextAnswer = true;
        (await Take(Batch(4))).Kept.ShouldBe(4);
        await Writer.Drain(default);

        (await Stored()).Count.ShouldBe(4);
    }

    [DatabaseFact]
    public async Task Does_not_write_references_to_the_disk()
    {
        Weather.IsAway = true;
        await Take(Batch().With("identifier.submitted", new() { ["subject"] = "customer-1042" }));

        var waiting = Spool.Oldest()!.Records.Select(record => System.Text.Encoding.UTF8.GetString(record.Span)).ShouldHaveSingleItem();

        waiting.ShouldNotContain("customer");
        Weather.IsAway = false;
        await Writer.Drain(default);
        (await Stored()).ShouldHaveSingleItem().Subject.ShouldNotBeNull();
    }
}
