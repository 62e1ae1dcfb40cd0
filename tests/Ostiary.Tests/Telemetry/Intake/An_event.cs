using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class An_event_on_SQLite(SqliteFixture database) : An_event(database), IClassFixture<SqliteFixture>;

public sealed class An_event_on_PostgreSQL(PostgresFixture database) : An_event(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class An_event(DatabaseFixture fixture) : OnIntake(fixture)
{
    [DatabaseFact]
    public async Task Is_kept_as_it_is_told()
    {
        var batch = Batch();

        (await Take(batch)).Kept.ShouldBe(1);

        var stored = (await Stored()).ShouldHaveSingleItem();
        stored.Id.ShouldBe(batch.IdOf(0));
        stored.Name.ShouldBe("ceremony.started");
        stored.OccurredAtMs.ShouldBe(Clock.GetUtcNow().ToUnixTimeMilliseconds() - 1_000);
        JsonNode.DeepEquals(JsonNode.Parse(stored.Fields), batch.Fields).ShouldBeTrue(stored.Fields);
        stored.Ceremony.ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Is_dropped_when_its_id_is_no_uuid_of_version_7_in_the_usual_spelling()
    {
        var id = Batch().First["id"]!.GetValue<string>();
        foreach (var spelling in new[] { $" {id[1..]}", $"+{id[1..]}", $"0x{id[2..]}", $"{{{id}}}", id.Replace("-", "", StringComparison.Ordinal), id[..14] + "4" + id[15..] })
        {
            var batch = Batch(2);
            batch.First["id"] = spelling;
            (await Take(batch)).Dropped.ShouldHaveSingleItem().Reason.ShouldBe(DropReason.Malformed, spelling);
        }
    }

    [DatabaseFact]
    public async Task Has_room_for_the_longest_type_of_an_error_that_a_platform_writes()
    {
        const string Type = "androidx.credentials.TYPE_GET_PUBLIC_KEY_CREDENTIAL_DOM_EXCEPTION/androidx.credentials.TYPE_NOT_ALLOWED_ERROR";
        var batch = Batch().With("ceremony.failed", new()
        {
            ["kind"] = "get",
            ["mediation"] = "modal",
            ["durationMs"] = 240,
            ["platform"] = "android",
            ["code"] = Type,
            ["name"] = "GetPublicKeyCredentialDomException",
        });
        batch.First["surface"] = "android";

        (await Take(batch)).Kept.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Belongs_to_the_ceremony_of_its_ticket()
    {
        var batch = Batch();
        batch.First["ticket"] = PlainTickets.Prefix + "c1";

        await Take(batch);

        (await Stored()).ShouldHaveSingleItem().Ceremony.ShouldBe("c1");
    }

    [DatabaseFact]
    public async Task Is_dropped_with_a_forged_ticket()
    {
        var batch = Batch();
        batch.First["ticket"] = "forged";

        await ShouldDrop(batch, DropReason.WithoutTicket);
    }

    [DatabaseFact]
    public Task Is_dropped_where_a_ticket_is_due_and_there_is_none() =>
        ShouldDrop(Batch().With("ceremony.posted", new() { ["kind"] = "get", ["mediation"] = "modal" }), DropReason.WithoutTicket);

    [DatabaseFact]
    public Task Is_dropped_when_nobody_has_heard_of_it() => ShouldDrop(Batch().With("ceremony.exploded", []), DropReason.UnknownEvent);

    [DatabaseFact]
    public Task Is_dropped_when_only_the_server_may_tell_it() =>
        ShouldDrop(Batch().With("ceremony.issued", new() { ["kind"] = "get" }), DropReason.WrongOrigin);

    [DatabaseFact]
    public async Task Is_dropped_when_a_browser_says_that_it_is_a_server()
    {
        var batch = Batch().With("support.ticket_linked", new() { ["ticketClass"] = "login" });
        batch.First["surface"] = "server";

        await ShouldDrop(batch, DropReason.WrongOrigin);
    }

    [DatabaseFact]
    public async Task Of_a_server_is_taken_from_a_backend()
    {
        Source = Source with { IsBackend = true };
        var batch = Batch().With("support.ticket_linked", new() { ["ticketClass"] = "login" });
        batch.First["surface"] = "server";

        (await Take(batch)).Kept.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Carries_tags_that_the_operator_registered_and_experiments()
    {
        Options = new TelemetryOptions { Tags = ["branch"] };
        var batch = Batch();
        batch.First["tags"] = new JsonObject { ["branch"] = "north" };
        batch.First["experiments"] = new JsonObject { ["prompt"] = "b" };

        await Take(batch);

        var labels = JsonNode.Parse((await Stored()).ShouldHaveSingleItem().Labels!)!;
        labels["tags"]!["branch"]!.GetValue<string>().ShouldBe("north");
        labels["experiments"]!["prompt"]!.GetValue<string>().ShouldBe("b");
    }

    [DatabaseFact]
    public async Task Is_dropped_when_it_is_older_than_a_week_or_from_the_future()
    {
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var old = Batch(2);
        old.First["ts"] = now - (long)TimeSpan.FromDays(7).TotalMilliseconds - 1;
        await ShouldDropFirst(old, DropReason.TooOld);

        var future = Batch(2);
        future.First["ts"] = now + (long)TimeSpan.FromMinutes(5).TotalMilliseconds + 1;
        await ShouldDropFirst(future, DropReason.FromTheFuture);
    }

    [DatabaseFact]
    public async Task Is_put_at_its_time_by_our_clock_when_the_clients_is_a_year_off()
    {
        var year = (long)TimeSpan.FromDays(365).TotalMilliseconds;
        var batch = Batch();
        batch.First["ts"] = batch.First["ts"]!.GetValue<long>() + year;
        batch.Body["sentAt"] = batch.Body["sentAt"]!.GetValue<long>() + year;

        await Take(batch);

        var stored = (await Stored()).ShouldHaveSingleItem();
        stored.OffsetMs.ShouldBe(-year);
        stored.OccurredAtMs.ShouldBe(Clock.GetUtcNow().ToUnixTimeMilliseconds() - 1_000);
    }

    [DatabaseFact]
    public async Task Keeps_its_place_in_time_when_one_batch_of_its_session_was_late()
    {
        for (var late = 0; late < 5; late++)
        {
            var batch = Batch();
            batch.Body["sentAt"] = batch.Body["sentAt"]!.GetValue<long>() - (late == 3 ? 60_000 : 0);
            await Take(batch);
        }

        (await Stored()).ShouldAllBe(stored => stored.OffsetMs == 0);
    }

    [DatabaseFact]
    public async Task Is_kept_once_however_often_it_is_sent()
    {
        var batch = Batch(3);
        (await Take(batch)).Kept.ShouldBe(3);

        var again = await Take(batch);

        again.Kept.ShouldBe(0);
        again.Dropped.ShouldBe([.. Enumerable.Range(0, 3).Select(index => new DroppedEvent(batch.IdOf(index), DropReason.DuplicateId))]);
        (await Stored()).Count.ShouldBe(3);
    }

    [DatabaseFact]
    public async Task Is_kept_once_when_it_is_in_its_batch_twice_or_sent_by_many_at_once()
    {
        var twice = Batch(2);
        twice.Events[1]!["id"] = twice.First["id"]!.DeepClone();
        await ShouldDropFirst(twice, DropReason.DuplicateId, keptBefore: 0);

        var batch = Batch(5);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Take(batch))));
        all.Sum(receipt => receipt.Kept).ShouldBe(5);
        (await Stored()).Count.ShouldBe(6);
    }

    [DatabaseFact]
    public async Task Of_one_relying_party_does_not_stand_in_the_way_of_another_with_the_same_id()
    {
        var batch = Batch();
        await Take(batch);
        Source = new EventSource(RelyingPartyId.New(TimeProvider.System, Entropy.System), IsBackend: false);

        (await Take(batch)).Kept.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Keeps_script_and_control_characters_as_the_data_that_they_are()
    {
        const string Nasty = "<script>alert('1')</script>\u0007\u001b[31m\"'; DROP TABLE events; --\u202e";
        var batch = Batch().With("ceremony.failed", new() { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = 12.6, ["name"] = Nasty + "\0" });

        (await Take(batch)).Kept.ShouldBe(1);

        var fields = JsonNode.Parse((await Stored()).ShouldHaveSingleItem().Fields)!;
        fields["name"]!.GetValue<string>().ShouldBe(Nasty + "\uFFFD");
        fields["durationMs"]!.GetValue<long>().ShouldBe(13);
    }

    [DatabaseFact]
    public async Task Keeps_no_reference_but_a_pseudonym_that_is_the_same_each_time()
    {
        for (var i = 0; i < 2; i++)
        {
            Forget();
            await Take(Batch().With("identifier.submitted", new() { ["subject"] = "customer-1042" }));
        }

        await Take(Batch().With("identifier.submitted", new() { ["subject"] = "customer-1043" }));

        var stored = await Stored();
        stored.ShouldAllBe(one => one.Fields == "{}");
        stored.Select(one => one.Subject).Distinct().Count().ShouldBe(2);
        JsonSerializer.Serialize(stored).ShouldNotContain("customer");
    }

    [DatabaseFact]
    public async Task Says_other_for_a_text_beyond_the_bound_of_its_field_until_the_next_day()
    {
        Options = new TelemetryOptions { DistinctTextsPerField = 10 };
        for (var i = 0; i < 12; i++)
            await Take(Batch().With("page.stalled", new() { ["kind"] = "loader", ["waitedMs"] = i }).AtTouchpoint($"page-{i}"));

        await Take(Batch().With("error.client", new() { ["type"] = "One" }));
        var ticketed = Batch().With("error.client", new() { ["type"] = "Two" });
        ticketed.First["ticket"] = PlainTickets.Prefix + "c1";
        await Take(ticketed.AtTouchpoint("page-11"));
        Clock.Advance(TimeSpan.FromDays(1));
        await Take(Batch().AtTouchpoint("page-11"));

        var touchpoints = await Touchpoints();
        touchpoints.Count(one => one == "other").ShouldBe(2);
        touchpoints.Count(one => one == "page-11").ShouldBe(2, "a ticket has room of its own, and the next day begins anew");
    }

    [DatabaseFact]
    public async Task Is_dropped_beyond_the_quota_of_its_ticket_or_site_and_no_other()
    {
        Options = new TelemetryOptions { EventsPerTicket = 3, EventsPerSitePerMinute = 10 };
        var ticketed = Batch(5);
        foreach (var one in ticketed.Events)
            one!["ticket"] = PlainTickets.Prefix + "c1";

        (await Take(ticketed)).Dropped.Select(one => one.Reason).ShouldBe([DropReason.Quota, DropReason.Quota]);
        (await Take(Batch(12))).Kept.ShouldBe(10);

        var other = Batch();
        other.First["ticket"] = PlainTickets.Prefix + "c2";
        (await Take(other)).Kept.ShouldBe(1, "what comes without a ticket crowds nobody out");
        Clock.Advance(TimeSpan.FromSeconds(6));
        (await Take(Batch())).Kept.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Says_other_for_a_cohort_too_many_and_counts_that_without_harm_to_those_with_a_ticket_or_a_secret_key()
    {
        Options = new TelemetryOptions { CohortsPerDay = 3 };
        for (var i = 0; i < 5; i++)
            await Take(Batch().CountedIn($"invented-{i}"));

        var ticketed = Batch().CountedIn("beta");
        ticketed.First["ticket"] = PlainTickets.Prefix + "c1";
        await Take(ticketed);
        await Take(Batch());

        (await CohortsOfEvents()).ShouldBe(["beta", "invented-0", "invented-1", "invented-2", "other", "other", null], ignoreOrder: true);
        Cohorts.Others.ShouldBe(2);

        Source = Source with { IsBackend = true };
        await Take(Batch().CountedIn("invented-4"));
        (await CohortsOfEvents()).Count(one => one == "invented-4").ShouldBe(1);
        Clock.Advance(TimeSpan.FromDays(1));
        Source = Source with { IsBackend = false };
        await Take(Batch().CountedIn("invented-3"));
        (await CohortsOfEvents()).Count(one => one == "invented-3").ShouldBe(1, "the next day begins anew");
    }

    [DatabaseFact]
    public async Task Is_dropped_with_a_cohort_that_is_no_label()
    {
        foreach (var cohort in new[] { "<script>", "sam@example.com", "two words", "", new string('x', Cohorts.Longest + 1) })
            (await Take(Batch().CountedIn(cohort))).Dropped.ShouldHaveSingleItem(cohort).Reason.ShouldBe(DropReason.OutOfBounds, cohort);
    }

    private Task<List<string?>> CohortsOfEvents() => Database.Read(
        new Ostiary.Storage.Statement("SELECT cohort FROM events WHERE relying_party_id = @relyingParty", ("relyingParty", Source.RelyingParty.Value)),
        row => Ostiary.Storage.Row.TextOrNull(row, 0),
        default);

    private Task<List<string?>> Touchpoints() => Database.Read(
        new Ostiary.Storage.Statement("SELECT touchpoint FROM events WHERE relying_party_id = @relyingParty", ("relyingParty", Source.RelyingParty.Value)),
        row => Ostiary.Storage.Row.TextOrNull(row, 0),
        default);
}
