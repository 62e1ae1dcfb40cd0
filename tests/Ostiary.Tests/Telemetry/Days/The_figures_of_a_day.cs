using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class The_figures_of_a_day_on_SQLite(SqliteFixture database) : The_figures_of_a_day(database), IClassFixture<SqliteFixture>;

public sealed class The_figures_of_a_day_on_PostgreSQL(PostgresFixture database) : The_figures_of_a_day(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_figures_of_a_day(DatabaseFixture fixture) : OnDays(fixture)
{
    private const long Hour = 3_600_000;

    [DatabaseFact]
    public async Task Count_a_sign_in_once_however_often_its_end_is_told()
    {
        await Tell(ByPassword("a", 0, 8_000));
        await Tell(ByPasskey("b", 1_000));
        await KeepUpDays();

        var methods = await Archive.Methods(Filter, default);

        methods.Select(one => (one.Method, one.SignIns, one.Persons)).ShouldBe([("passkey", 1L, 1L), ("password", 1L, 1L)], ignoreOrder: true);
        var passkey = methods.Single(one => one.IsPasskey);
        (passkey.Os, passkey.Authenticator, passkey.Mediation).ShouldBe(("windows", AuthenticatorClass.Synced, "modal"));
        ((double)passkey.Times.Quantile(0.5)!.Value).ShouldBe(5_000, 500);
        ((double)passkey.Ceremonies.Quantile(0.5)!.Value).ShouldBe(2_000, 200);
        ((double)methods.Single(one => !one.IsPasskey).Times.Quantile(0.5)!.Value).ShouldBe(8_000, 800);
    }

    [DatabaseFact]
    public async Task Guess_no_duration_whose_beginning_nobody_told()
    {
        await Tell(Attempt(Guid.CreateVersion7(), "c1"));
        await Tell(Of("b", "session.started", 0, new { method = "otp" }), Of("b", "flow.finished", 400, new { outcome = "success", method = "otp" }));
        await KeepUpDays();

        var methods = await Archive.Methods(Filter, default);

        methods.Select(one => (one.Method, one.SignIns, Timed: one.Times.Count)).ShouldBe([("passkey", 1L, 0L), ("otp", 1L, 0L)], ignoreOrder: true);
    }

    [DatabaseFact]
    public async Task Take_no_other_flow_for_a_sign_in()
    {
        await Tell(Of("a", "flow.started", 0, new { flowName = "sign_up" }), Of("a", "session.started", 900, new { method = "password" }));
        await Tell(Of("b", "flow.started", 0, new { flowName = "sign_in" }), Of("b", "flow.finished", 900, new { outcome = "given_up" }));
        await KeepUpDays();

        (await Archive.Methods(Filter, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Tell_what_came_of_prompts()
    {
        await Tell(Prompted("a", 0, "first", accepts: true, makes: true));
        await Tell(Prompted("b", 0, "first", accepts: true, makes: false));
        await Tell(Prompted("c", 0, "first", accepts: false, makes: false));
        await Tell(Of("d", "nudge.accepted", 0, new { nudgeId = "first" }));
        await KeepUpDays();

        var prompt = (await Archive.Prompts(Filter, default)).ShouldHaveSingleItem();

        (prompt.Prompt, prompt.Shown, prompt.Accepted, prompt.Created).ShouldBe(("first", 4L, 3L, 1L), "who accepts a prompt has seen it");
    }

    [DatabaseFact]
    public async Task Follow_what_comes_late_and_out_of_order()
    {
        var told = ByPassword("a", 0, 8_000).Concat(ByPasskey("b", 0)).Concat(Prompted("c", 0, "first", accepts: true, makes: true)).ToList();
        foreach (var one in told.AsEnumerable().Reverse())
        {
            await Tell(one);
            await KeepUpDays();
        }

        var late = await Rows(SqlMethods, Source.RelyingParty);
        await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default);
        await KeepUpDays();

        late.Count.ShouldBe(2);
        (await Rows(SqlMethods, Source.RelyingParty)).ShouldBe(late, "folding everything anew gives the same rows");
        (await Archive.Prompts(Filter, default)).ShouldHaveSingleItem().Created.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Count_a_sign_in_over_midnight_once()
    {
        var midnight = (24 * Hour) - (Now % (24 * Hour));
        await Tell(ByPasskey("a", midnight - 4_000));
        await Tell(ByPassword("b", midnight - 4_000, 8_000));
        await KeepUpDays();

        (await Archive.Methods(Filter with { Until = Filter.Until.AddDays(2) }, default)).Sum(one => one.SignIns).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Are_recomputed_by_one_node_at_a_time()
    {
        await Tell(ByPassword("a", 0, 8_000));
        await KeepUp();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Days.RollAll(default))));

        (await Rows(SqlMethods, Source.RelyingParty)).Count.ShouldBe(1);
        (await Days.RollAll(default)).ShouldBe(0);
        await Tell(ByPassword("b", 0, 9_000));
        await KeepUpDays();
        (await Archive.Methods(Filter, default)).Sum(one => one.SignIns).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Sum_up_the_attempts_of_their_hours_and_the_models_that_were_told()
    {
        await Tell(Attempt(Guid.CreateVersion7(), "c1"));
        await Tell([.. Attempt(Guid.CreateVersion7(), null, succeeds: false, session: "s2"), Of("s2", "env.device", 0, new { os = "android", model = "=Pixel" })]);
        await Tell(Of("s3", "credential.deleted", 0, new { by = "user" }), Of("s3", "recovery.completed", 0, new { layer = "email" }));
        await KeepUpDays();

        var attempts = await Archive.Attempts(Filter, default);
        (attempts.Sum(one => one.Attempts), attempts.Sum(one => one.Ticketed), attempts.Count(one => one.IsDecided)).ShouldBe((2L, 1L, 1));
        (await Archive.Models(Filter, default)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Model.ShouldBe("=Pixel"), one => (one.Attempts, one.Succeeded, one.Decided).ShouldBe((1L, 0L, 1L)));
        (await Archive.Events(Filter, default)).Select(one => (one.Name, one.Count)).ShouldBe([("credential.deleted", 1L), ("recovery.completed", 1L)], ignoreOrder: true);
    }

    [DatabaseFact]
    public async Task Stay_when_their_events_go_and_go_when_their_own_time_is_over()
    {
        var expiry = new Expiry(Database, new RetentionOptions(), new PersonalErasure(Database, Store, new PlainKey(), Clock), Clock);
        var first = Filter;
        await Tell(ByPassword("a", 0, 8_000));
        await KeepUpDays();
        Clock.Advance(TimeSpan.FromDays(95));
        await expiry.Once(Source.RelyingParty, default);
        await Tell([.. ByPassword("b", 0, 8_000), Event("session.started", -95 * 24 * Hour, new { method = "otp" }) with { Session = "late" }]);
        await KeepUpDays();

        (await Archive.Methods(first, default)).ShouldHaveSingleItem().Method.ShouldBe("password", "a day whose events have expired is not recomputed");
        Clock.Advance(TimeSpan.FromDays(306));
        await expiry.Once(Source.RelyingParty, default);

        (await Archive.Methods(first, default)).ShouldBeEmpty();
        (await Archive.Attempts(first, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Hold_nobody_and_are_about_one_relying_party()
    {
        await Tell(ByPassword("a", 0, 8_000));
        await Tell(Attempt(Guid.CreateVersion7(), "c1", person: "sam"));
        await KeepUpDays();

        (await Archive.Methods(Filter with { RelyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System) }, default)).ShouldBeEmpty();
        var known = (await Rows("SELECT subject FROM attempts WHERE relying_party_id = @relyingParty AND subject IS NOT NULL", Source.RelyingParty)).ShouldHaveSingleItem();
        (await Rows(SqlMethods, Source.RelyingParty)).ShouldAllBe(row => !row.Contains(known, StringComparison.Ordinal) && !row.Contains("session-1", StringComparison.Ordinal));
    }
}
