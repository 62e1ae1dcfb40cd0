using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_adoption_on_SQLite(SqliteFixture database) : The_adoption(database), IClassFixture<SqliteFixture>;

public sealed class The_adoption_on_PostgreSQL(PostgresFixture database) : The_adoption(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_adoption(DatabaseFixture fixture) : OnDays(fixture)
{
    private const long Day = 86_400_000;

    [DatabaseFact]
    public async Task Tells_how_often_each_method_is_used_and_how_long_it_takes()
    {
        await Many(30, number => ByPasskey($"k{number}", number));
        await Many(20, number => ByPassword($"p{number}", number, 9_000));
        await KeepUpDays();

        var answer = await Ask(new(Filter));

        answer.Passkeys.ShouldBe(new Share(30, 50));
        answer.Methods.Select(method => (method.Method, method.OfSignIns)).ShouldBe([("passkey", new Share(30, 50)), ("password", new Share(20, 50))]);
        var (passkey, password) = (answer.Methods[0].Times!, answer.Methods[1].Times!);
        (passkey.Count, password.Count).ShouldBe((30L, 20L));
        ((double)passkey.Median).ShouldBe(5_000, 500);
        ((double)password.Median).ShouldBe(9_000, 900);
        passkey.MedianLow.ShouldBeLessThanOrEqualTo(passkey.Median);
        answer.MethodsBySystem.ShouldHaveSingleItem().Delta!.Value.ShouldBeGreaterThan(3_000);
        answer.Authenticators.ShouldHaveSingleItem().ShouldBe(("synced", new Share(30, 30)));
    }

    [DatabaseFact]
    public async Task Holds_what_is_after_a_change_against_what_was_before()
    {
        await Many(60, number => Prompted($"a{number}", -3 * Day, "old", accepts: number < 9, makes: number < 6));
        await Many(60, number => Prompted($"b{number}", -1 * Day, "new", accepts: number < 36, makes: number < 33));
        await KeepUpDays();
        var midnight = new DateTimeOffset(Clock.GetUtcNow().UtcDateTime.Date.AddDays(-1), TimeSpan.Zero);

        var answer = await Ask(new(Filter, midnight));

        var taken = answer.Changes.Single(change => change.Name == "prompts_taken");
        (taken.Before, taken.After).ShouldBe((new Share(6, 60), new Share(33, 60)));
        taken.Difference!.IsClear.ShouldBeTrue();
        answer.Prompts.Select(prompt => (prompt.Prompt, prompt.Taken.Count)).ShouldBe([("old", 6L), ("new", 33L)], ignoreOrder: true);
        answer.SuggestedChange.ShouldBe(midnight);
        answer.Changes.Single(change => change.Name == "sign_in_success").Difference.ShouldBeNull("nobody signed in");
    }

    [DatabaseFact]
    public async Task Merges_what_is_about_too_few()
    {
        await Many(30, number => ByPasskey($"k{number}", number));
        await Many(6, number => ByPassword($"p{number}", number, 9_000));
        await Many(5, number => [Of($"o{number}", "session.started", number, new { method = "otp" })]);
        await KeepUpDays();

        var answer = await Ask(new(Filter));

        answer.Methods.Select(method => (method.Method, method.OfSignIns.Count)).ShouldBe([("passkey", 30L), (AnonymityFloor.Merged, 11L)]);
        answer.Methods[1].Times.ShouldBeNull("only six of them are timed");
        answer.MethodsBySystem.ShouldBeEmpty("beside the thirty would stand the six");
    }

    [DatabaseFact]
    public async Task Tells_nothing_of_a_few_that_a_filter_leaves()
    {
        await Many(30, number => ByPasskey($"k{number}", number));
        await Many(4, number => [.. ByPasskey($"l{number}", number).Where(one => one.Name != "env.device"), Of($"l{number}", "env.device", number, new { os = "linux" })]);
        await KeepUpDays();

        await Many(4, number => ByPasskey($"m{number}", (-3 * Day) + number));
        await KeepUpDays();
        var enoughOfFew = Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Os] = "windows" } };

        var few = await Ask(new(Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Os] = "linux" } }));
        var enough = await Ask(new(Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Os] = "windows" } }));

        (few.IsTooSmall, few.Passkeys.Of, few.Spans.Count).ShouldBe((true, 0L, 0));
        var change = await Ask(new(enoughOfFew, Clock.GetUtcNow().AddDays(-1)));
        change.Changes.ShouldAllBe(each => each.Before.Of == 0 && each.After.Of == 0, "four before a change would be had by subtraction");
        (enough.IsTooSmall, enough.Passkeys).ShouldBe((false, new Share(34, 34)));
    }

    [DatabaseFact]
    public async Task Goes_through_time_day_by_day_and_month_by_month()
    {
        await Many(20, number => ByPassword($"p{number}", (-35 * Day) + number, 9_000));
        await Many(20, number => ByPasskey($"k{number}", number));
        await Many(12, number => Prompted($"n{number}", number, "first", accepts: true, makes: true));
        await KeepUpDays();

        var answer = await Ask(new(Filter) { Deletions = [(new DateTimeOffset(Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero), 2)] });

        answer.Months.Select(month => (month.Month, month.Passkeys)).ShouldBe([(1, new Share(0, 20)), (2, new Share(20, 20))]);
        answer.Spans.Count.ShouldBe(7);
        answer.Spans.ShouldAllBe(span => span.Days == 1);
        answer.Spans.Sum(span => span.Registrations).ShouldBe(12);
        answer.Spans.Sum(span => span.Deletions).ShouldBe(2);
        (await Ask(new(Filter with { From = Filter.Until.AddDays(-200) }))).Spans.ShouldAllBe(span => span.Days <= 7);
    }

    [DatabaseFact]
    public async Task Stands_beside_an_overview_with_problems_ways_and_the_period_before()
    {
        await Many(40, number => Attempt(Guid.CreateVersion7(), null, session: $"a{number}", atMs: (-8 * Day) + number));
        await Many(40, number => ByPasskey($"k{number}", number));
        await Many(15, number => ByPassword($"p{number}", number, 9_000));
        await Many(20, number => Lost($"l{number}", number));
        await KeepUpDays();

        var answer = await new OverviewReport(Archive).Ask(Filter, default);

        answer.SignIns.Everything.ShouldBe(new Share(40, 60));
        answer.Passkeys.ShouldBe(new Share(40, 55));
        var trouble = answer.Troubles.ShouldHaveSingleItem();
        (trouble.Now, trouble.Before, trouble.Os).ShouldBe((new Share(20, 60), new Share(0, 40), "windows"));
        trouble.Difference!.IsClear.ShouldBeTrue();
        answer.Links.ShouldContain(new SignInLink("sign_in", "password", 15));
        answer.Links.ShouldContain(new SignInLink("passkey_from_dialog", "signed_in", 40));
        answer.Changes.Single(change => change.Name == "sign_in_success").ShouldBe(new Change("sign_in_success", new Share(40, 40), new Share(40, 60)));
        (await new OverviewReport(Archive).Ask(Filter with { RelyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System) }, default)).IsEmpty.ShouldBeTrue();
    }

    private Task<AdoptionAnswer> Ask(AdoptionQuestion question) => new AdoptionReport(Archive).Ask(question, default);

    private async Task Many(int count, Func<int, IReadOnlyList<StoredEvent>> tell) =>
        await Tell([.. Enumerable.Range(0, count).SelectMany(tell)]);

    private StoredEvent[] Lost(string session, long atMs)
    {
        var attempt = Guid.CreateVersion7();
        return
        [
            Of(session, "env.device", atMs, new { os = "windows", formFactor = "desktop" }),
            Of(session, "ceremony.started", atMs + 50, new { kind = "get", mediation = "modal" }) with { Attempt = attempt },
            Of(session, "ceremony.failed", atMs + 4_050, new { kind = "get", mediation = "modal", durationMs = 4_000, name = "SecurityError" }) with { Attempt = attempt },
        ];
    }
}
