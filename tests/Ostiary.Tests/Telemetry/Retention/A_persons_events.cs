using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class A_persons_events_on_SQLite(SqliteFixture database) : A_persons_events(database), IClassFixture<SqliteFixture>;

public sealed class A_persons_events_on_PostgreSQL(PostgresFixture database) : A_persons_events(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_persons_events(DatabaseFixture fixture) : OnHistory(fixture)
{
    private const string Sam = "customer-1042";
    private const string Kim = "customer-1043";
    private const string Figures = "SELECT attempt_key, outcome, os, started_at_ms, ceremony_id FROM attempts WHERE relying_party_id = @relyingParty ORDER BY attempt_key";

    [DatabaseFact]
    public async Task Are_exported_with_the_attempts_and_visits_they_belong_to_and_nobody_elses()
    {
        var attempt = await TellOf(Sam, "c1");
        await TellOf(Kim, "c2", session: "visit-2");

        (await Export(Sam)).Select(one => one.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["ceremony.issued", "ceremony.started", "ceremony.succeeded", "ceremony.verified", "env.device", "identifier.submitted"]);
        (await Personal.Attempts(Source.RelyingParty, Named(Sam), default).ToListAsync()).ShouldHaveSingleItem().Key.ShouldBe(attempt.ToString("D"));
        (await Export("nobody")).ShouldBeEmpty();
        (await Personal.AreThere(Source.RelyingParty, Named("nobody"), default)).ShouldBeFalse();
    }

    [DatabaseFact]
    public async Task Of_a_visit_that_two_people_share_are_exported_only_where_they_name_the_one()
    {
        await TellOf(Sam, "c1", session: "shared");
        await TellOf(Kim, "c2", session: "shared", atMs: 60_000);

        (await Export(Sam)).Select(one => one.Name).ShouldNotContain("env.device");
        (await Export(Sam)).Count(one => one.Name == "identifier.submitted").ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Lead_to_nobody_after_they_were_erased_and_the_figures_stay()
    {
        await TellOf(Sam, "c1");
        await TellOf(Sam, "c2", succeeds: false, atMs: 60_000);
        var (figures, hours) = (await Rows(Figures), await Hours());

        await Erase(Sam);

        (await Export(Sam)).ShouldBeEmpty();
        (await Personal.AreThere(Source.RelyingParty, Named(Sam), default)).ShouldBeFalse();
        (await Links()).ShouldBeEmpty();
        (await Rows(Figures)).ShouldBe(figures);
        (await Erasure.Prepare(Source.RelyingParty, Named(Sam), default)).FoundSomebody.ShouldBeFalse("nothing is left to erase");

        await MarkHours();
        await KeepUp();
        (await Hours()).ShouldBe(hours, "of two attempts of one person the last one counts, also when the person has gone");
    }

    [DatabaseFact]
    public async Task Are_not_joined_to_the_person_who_comes_back_in_the_same_visit()
    {
        await TellOf(Sam, "c1");
        var before = await Links();
        await Erase(Sam);
        Clock.Advance(TimeSpan.FromSeconds(10));

        await TellOf(Sam, "c2");

        (await Export(Sam)).ShouldAllBe(one => one.OccurredAt >= Clock.GetUtcNow());
        (await Links()).Intersect(before).ShouldBe(["tab-of-visit-1", "visit-1", "flow-of-visit-1"], ignoreOrder: true, "only what the browser itself calls its visit comes back");
        (await Rows("SELECT name FROM events WHERE relying_party_id = @relyingParty AND session_id = 'visit-1'")).Count.ShouldBe(4, "and no row of before has it");
    }

    [DatabaseFact]
    public async Task Of_before_that_arrive_late_restore_nothing()
    {
        var attempt = await TellOf(Sam, "c1");
        var late = EventsOf(Sam, "c1", attempt, atMs: 500);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Erase(Sam);
        var kept = await Attempts();

        await Tell(late);
        await KeepUp();

        (await Export(Sam)).ShouldBeEmpty();
        (await Attempts()).ShouldBe(kept);
        (await Rows("SELECT pseudonym FROM pseudonyms WHERE relying_party_id = @relyingParty AND pseudonym <> ''")).ShouldBeEmpty();
        (await Rows("SELECT subject FROM events WHERE relying_party_id = @relyingParty AND subject IS NOT NULL")).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task That_wait_on_the_disk_while_they_are_erased_restore_nothing()
    {
        await TellOf(Sam, "c1");
        Weather.IsAway = true;
        await Writer.Keep(EventsOf(Sam, "c9", Guid.CreateVersion7(), session: "visit-9"));
        Spool.IsEmpty.ShouldBeFalse();
        Weather.IsAway = false;
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Erase(Sam);

        await Writer.Drain(default);
        await KeepUp();

        Spool.IsEmpty.ShouldBeTrue();
        (await Export(Sam)).ShouldBeEmpty();
        (await Rows("SELECT subject FROM attempts WHERE relying_party_id = @relyingParty AND subject IS NOT NULL")).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Of_a_reference_that_nobody_knew_when_it_was_erased_restore_nothing_either()
    {
        var waiting = EventsOf(Sam, "c1", Guid.CreateVersion7());
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Erase(Sam);

        await Tell(waiting);

        (await Export(Sam)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Are_not_restored_by_another_node_that_remembers_the_pseudonym()
    {
        await TellOf(Sam, "c1");
        using var other = new EventStore(Database, Clock, Entropy.System);
        await other.Write(EventsOf(Sam, "c2", Guid.CreateVersion7(), atMs: 1_000));
        await KeepUp();
        await Erase(Sam);
        Clock.Advance(TimeSpan.FromSeconds(30));

        await other.Write(EventsOf(Sam, "c3", Guid.CreateVersion7(), session: "visit-3"));
        await KeepUp();
        (await Export(Sam)).ShouldBeEmpty("the pseudonym that the other node remembers leads nowhere");
        (await Rows("SELECT ceremony_id FROM attempts WHERE relying_party_id = @relyingParty AND subject IS NOT NULL")).ShouldBe(["c3"], "no older row has it any more");

        await Erasure.Sweep(Source.RelyingParty, default);
        (await Links()).ShouldBeEmpty("what came under it is swept");

        Clock.Advance(Pseudonyms.Lifetime + TimeSpan.FromMinutes(2));
        await Erasure.Sweep(Source.RelyingParty, default);
        (await Rows("SELECT pseudonym FROM erased_pseudonyms WHERE relying_party_id = @relyingParty")).ShouldBeEmpty();
        await other.Write(EventsOf(Sam, "c4", Guid.CreateVersion7(), session: "visit-4"));
        await KeepUp();
        (await Export(Sam)).Count.ShouldBe(6, "who comes back is known again, as somebody new");
    }

    [DatabaseFact]
    public async Task Of_a_shared_visit_stay_with_the_other_person_when_one_is_erased()
    {
        await TellOf(Sam, "c1", session: "shared");
        var other = await TellOf(Kim, "c2", session: "shared", atMs: 60_000);

        await Erase(Sam);

        (await Export(Sam)).ShouldBeEmpty();
        (await Personal.Attempts(Source.RelyingParty, Named(Kim), default).ToListAsync()).ShouldHaveSingleItem().Key.ShouldBe(other.ToString("D"));
    }

    [DatabaseFact]
    public async Task Are_erased_whole_or_not_at_all()
    {
        await TellOf(Sam, "c1");
        var links = await Links();
        var cut = await Erasure.Prepare(Source.RelyingParty, Named(Sam), default);

        // The last statement of the same commit meets a constraint: nothing of it stands.
        var committed = await Database.Commit([.. cut.Statements, new Statement("INSERT INTO fold_steps (step_no) VALUES (-1)"), new Statement("INSERT INTO fold_steps (step_no) VALUES (-1)")], default);

        committed.Succeeded.ShouldBeFalse();
        (await Links()).ShouldBe(links);
        (await Export(Sam)).Count.ShouldBe(6);
    }

    private Task<Committed> MarkHours() => Database.Commit(
        [
            new Statement(
                "INSERT INTO hours_to_roll (relying_party_id, hour_ms) SELECT DISTINCT relying_party_id, hour_ms FROM attempt_hours WHERE relying_party_id = @relyingParty",
                ("relyingParty", Source.RelyingParty.Value)),
        ],
        default);
}
