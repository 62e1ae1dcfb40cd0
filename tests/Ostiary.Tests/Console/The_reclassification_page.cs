using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Http;

namespace Ostiary.Tests.Console;

public sealed class The_reclassification_page : OnToldAttempts
{
    private const string Older = "UPDATE attempts SET error_class = 'network', party = 'network' WHERE error_class IS NOT NULL";

    private RuleTrials Trials => Server.Services.GetRequiredService<RuleTrials>();

    [Fact]
    public async Task Tries_the_rules_of_this_server_and_folds_anew_only_what_was_confirmed()
    {
        var browser = await Staff(Role.Administrator);
        await Tell(3, Cancelled);
        await Database.Commit([new(Older)], default);
        (await Open(browser, await Page())).QuerySelector(".empty")!.TextContent.ShouldContain("changes nothing");

        (await Submit(browser, await Page(), ("days", "30"), ("rules", ""))).Headers["Location"].ShouldBe(await Page());
        await Done();

        var page = await Open(browser, await Page());
        Text(page.QuerySelector("#moves-title")!).ShouldBe("3 attempts would move to another class");
        Cells(page.QuerySelector("[aria-labelledby=moves-title] tbody tr")!)[..3].ShouldBe(["User cancelled", "Network → The person’s decision", "3"]);
        page.QuerySelectorAll("[aria-labelledby=rates-title] tbody tr").Length.ShouldBe(2);
        (await Classes()).ShouldBe(["network"], "a trial changes nothing");

        (await Get(browser, $"{await Page()}/adopt")).Body.ShouldContain("3 attempts get the class");
        (await Classes()).ShouldBe(["network"], "nor does the question");
        (await Submit(browser, $"{await Page()}/adopt")).Headers["Location"].ShouldEndWith("done=attempts-refolded");
        await KeepUp();

        (await Classes()).ShouldBe(["user_cancelled"]);
        (await Submit(browser, $"{await Page()}/adopt")).Headers["Location"].ShouldEndWith($"problem={ClassificationCodes.TrialNotAdoptable.Value}");
        (await Server.Services.GetRequiredService<Audit>().List((await Server.Home()).Id, 200, before: null, default)).Count(entry => entry.Action == AuditAction.AttemptsRefolded).ShouldBe(1);
    }

    [Fact]
    public async Task Tries_rules_of_somebody_elses_making_and_never_adopts_them()
    {
        var browser = await Staff(Role.Administrator);
        await Tell(2, Cancelled);
        var rules = """{"version":900,"rules":[{"id":"all","class":"unknown","confidence":0.1,"why":"It is a trial."}],"doubts":[]}""";

        var begun = await Submit(browser, await Page(), ("days", "30"), ("rules", rules));
        begun.Status.ShouldBe(HttpStatusCode.Found, begun.Body);
        await Done();

        var told = JsonNode.Parse((await Get(browser, $"{await Page()}?format=json")).ShouldBeOk().Body)!;
        (told["rulesVersion"]!.GetValue<int>(), told["moved"]!.GetValue<int>(), told["applied"]!.GetValue<bool>()).ShouldBe((900, 2, false));
        (await Get(browser, $"{await Page()}?format=csv")).ShouldBeOk().Body.ShouldContain("user_cancelled");
        (await Get(browser, $"{await Page()}/adopt")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Submit(browser, $"{await Page()}/adopt")).Headers["Location"].ShouldEndWith($"problem={ClassificationCodes.TrialNotAdoptable.Value}");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,\"rules\":[],\"doubts\":[]}")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Says_what_is_wrong_with_rules_and_tries_nothing(string rules)
    {
        var browser = await Staff(Role.Administrator);

        var refused = await Submit(browser, await Page(), ("days", "30"), ("rules", rules));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Body.ShouldNotContain("<script>alert");
        Trials.Of((await Server.Home()).Id).ShouldBeNull();
    }

    [Fact]
    public async Task Is_looked_at_by_operators_who_begin_and_adopt_nothing()
    {
        var browser = await Staff(Role.Operator);
        (await Open(browser, await Page())).QuerySelector("main form").ShouldBeNull();

        foreach (var act in new[] { "", "/stop", "/adopt" })
            (await Submit(browser, (await Page()) + act)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Runs_one_trial_at_a_time_for_each_relying_party_and_stops_it_when_asked()
    {
        var (home, other) = ((await Server.Home()).Id, (await Server.AddRelyingParty("https://id.example.org")).Id);
        await Staff(Role.Administrator);
        var hold = new TaskCompletionSource();
        var question = new TrialQuestion(DateTimeOffset.UnixEpoch, Server.Clock.GetUtcNow(), RuleSet.BuiltIn, AreOwn: true);
        using var trials = new RuleTrials(
            new RuleTrial(Server.Services.GetRequiredService<AttemptArchive>()),
            new AttemptArchive(new HeldDatabase(Database, hold.Task), RuleSet.BuiltIn, Server.Services.GetRequiredService<IReferenceKey>()),
            Server.Services.GetRequiredService<Refold>(), Server.Clock);

        var running = trials.Begin(home, question).ShouldSucceed();
        trials.Begin(home, question).ShouldFailWith(ClassificationCodes.TrialRunning);
        trials.Begin(other, question).ShouldSucceed();
        trials.Stop(home);
        hold.SetResult();
        await running.Ended;

        running.Stage.ShouldBe(TrialStage.Stopped);
        trials.Begin(home, question).ShouldSucceed();
    }

    private Database Database => Server.Services.GetRequiredService<Database>();

    private Task<string> Page() => At("reclassification", "");

    private async Task Done() => await Trials.Of((await Server.Home()).Id)!.Ended.WaitAsync(TimeSpan.FromSeconds(20));

    private Task<List<string>> Classes() => Database.Read(
        new Statement("SELECT DISTINCT error_class FROM attempts WHERE error_class IS NOT NULL"), row => row.GetString(0), default);

    /// <summary>Answers no question before it is let go.</summary>
    private sealed class HeldDatabase(Database real, Task until) : PassingDatabase(real)
    {
        public override async Task<List<T>> Read<T>(Statement query, Func<System.Data.Common.DbDataReader, T> map, CancellationToken cancel)
        {
            await until;
            cancel.ThrowIfCancellationRequested();
            return await base.Read(query, map, cancel);
        }
    }
}
