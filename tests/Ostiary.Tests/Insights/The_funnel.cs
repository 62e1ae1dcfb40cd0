using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_funnel_on_SQLite(SqliteFixture database) : The_funnel(database), IClassFixture<SqliteFixture>;

public sealed class The_funnel_on_PostgreSQL(PostgresFixture database) : The_funnel(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_funnel(DatabaseFixture fixture) : OnAttempts(fixture)
{
    private AttemptArchive Archive => new(Database, RuleSet.BuiltIn, new PlainKey());

    private AttemptFilter Filter => new(Source.RelyingParty, Clock.GetUtcNow().AddHours(-1), Clock.GetUtcNow().AddHours(2));

    [DatabaseFact]
    public async Task Counts_those_who_reached_each_node_with_user_decisions_and_without()
    {
        await TellMany(succeeding: 30, cancelling: 10);

        var funnel = (await new Funnel(Archive).Ask(new(Filter), default)).Segments.ShouldHaveSingleItem();

        funnel.Attempts.ShouldBe(40);
        funnel.Steps.Select(step => step.Everything.Count).ShouldBe([40, 40, 40, 30, 30, 30, 30]);
        funnel.Steps.Select(step => step.WithoutDecisions).ShouldAllBe(share => share == new Share(30, 30));
        (funnel.Steps[2].Lost, funnel.Steps[2].LostByDecision).ShouldBe((10, 10));
        funnel.Steps[6].Everything.Low!.Value.ShouldBe(0.598, 0.001);
        funnel.DeadEnds.ShouldBe(10);
    }

    [DatabaseFact]
    public async Task Says_the_same_from_rollups_and_from_attempts()
    {
        await TellMany(succeeding: 25, cancelling: 15);
        var answers = new List<FunnelAnswer>();
        foreach (var basis in Enum.GetValues<FunnelBasis>())
        {
            var rollups = await new Funnel(Archive).Ask(new(Filter, AttemptDimension.Os, basis), default);
            var adHoc = await new Funnel(Archive).Ask(
                new(Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.OsVersion] = "11" } }, AttemptDimension.Os, basis), default);
            rollups.Segments.ShouldHaveSingleItem().Steps.ShouldBe(adHoc.Segments.ShouldHaveSingleItem().Steps);
            answers.Add(rollups);
        }

        answers.Select(answer => answer.Segments[0].Attempts).ShouldBe([40, 20, 20]);
    }

    [DatabaseFact]
    public async Task Tells_apart_and_compares_and_merges_what_is_about_too_few()
    {
        await TellMany(succeeding: 40, cancelling: 20);
        foreach (var number in Enumerable.Range(0, 12))
            await Tell(Event("env.device", 0, new { os = number < 6 ? "linux" : "freebsd", formFactor = "desktop" }) with { Session = $"rare-{number}", Tab = "t" },
                Event("ceremony.started", 1, new { kind = "get", mediation = "modal" }) with { Session = $"rare-{number}", Tab = "t", Attempt = Guid.CreateVersion7() });

        await KeepUp();

        var bySystem = await new Funnel(Archive).Ask(new(Filter, AttemptDimension.Os), default);
        bySystem.Segments.Select(segment => (segment.Name, segment.Attempts)).ShouldBe([("windows", 60), (AnonymityFloor.Merged, 12)]);
        bySystem.IsTooSmall.ShouldBeTrue();

        var byOutcome = await new Funnel(Archive).Ask(new(Filter, AttemptDimension.Outcome), default);
        byOutcome.Segments.Select(segment => (segment.Name, segment.Attempts)).ShouldBe([("succeeded", 40), ("failed", 20), ("abandoned", 12)]);

        var few = await new Funnel(Archive).Ask(new(Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Os] = "linux" } }), default);
        (few.Segments.Count, few.IsTooSmall).ShouldBe((0, true));

        var whole = await new Funnel(Archive).Ask(new(Filter), default);
        Funnel.Compare(whole, whole)!.Points.ShouldBe(0);
        Funnel.Compare(whole, few).ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Asks_one_relying_party_only()
    {
        await TellMany(succeeding: 20, cancelling: 0);
        var other = Filter with { RelyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System) };

        (await new Funnel(Archive).Ask(new(other), default)).Segments.ShouldBeEmpty();
        (await new AttemptSearch(Archive).Ask(new(other), default)).ShouldBeEmpty();
        var mine = await new AttemptSearch(Archive).Ask(new(Filter), default);
        mine.Count.ShouldBe(20);
        (await new AttemptTimeline(Archive).Ask(other.RelyingParty, mine[0].Key, default)).ShouldFailWith(InsightsCodes.AttemptUnknown);
    }

    [DatabaseFact]
    public async Task Stands_beside_a_search_that_pages_through_every_attempt_once()
    {
        await TellMany(succeeding: 17, cancelling: 6);
        var found = new List<Attempt>();
        IReadOnlyList<Attempt> page;
        do
        {
            page = await new AttemptSearch(Archive).Ask(
                new(Filter) { Limit = 5, After = found.Count == 0 ? null : new(found[^1].StartedAtMs, found[^1].Key) }, default);
            found.AddRange(page);
        }
        while (page.Count == 5);

        found.Count.ShouldBe(23);
        found.Select(one => one.Key).ShouldBeUnique();
        found.Select(one => one.StartedAtMs).ShouldBeInOrder(SortDirection.Descending);
        (await new AttemptSearch(Archive).Ask(new(Filter) { Error = "NotAllowedError" }, default)).Count.ShouldBe(6);
        (await new AttemptSearch(Archive).Ask(new(Filter) { Person = "nobody" }, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Leads_to_the_timeline_of_one_attempt_with_every_event_and_the_reason()
    {
        await Tell(Attempt(Guid.CreateVersion7(), "c1", succeeds: false));
        await KeepUp();

        var timeline = (await new AttemptTimeline(Archive).Ask(Source.RelyingParty, "c1", default)).ShouldSucceed();

        timeline.Entries.Select(entry => (entry.Event.Name, entry.AfterMs, entry.IsAround)).ShouldBe(
            [("ceremony.issued", 0, false), ("env.device", 0, true), ("ceremony.started", 50, false), ("ceremony.failed", 4_050, false)]);
        timeline.Attempt.Error!.Class.ShouldBe(ErrorClass.UserCancelled);
        timeline.Attempt.ShouldBe(await Archive.Find(Source.RelyingParty, timeline.Attempt.Key, default));
        timeline.Cause!.Sentence.ShouldContain("4 s");
        timeline.Evidence.ShouldNotBeEmpty();
    }

    private async Task TellMany(int succeeding, int cancelling)
    {
        for (var number = 0; number < succeeding + cancelling; number++)
            await Tell(Attempt(Guid.CreateVersion7(), number % 2 == 0 ? $"c{number}" : null, number < succeeding, $"person-{number}", $"session-{number}", number));

        await KeepUp();
    }
}
