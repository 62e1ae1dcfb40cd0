using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_regression_watch_on_SQLite(SqliteFixture database) : The_regression_watch(database), IClassFixture<SqliteFixture>;

public sealed class The_regression_watch_on_PostgreSQL(PostgresFixture database) : The_regression_watch(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>What the watch keeps of what it finds.</summary>
public abstract class The_regression_watch(DatabaseFixture fixture)
{
    private static readonly DateTimeOffset Now = new(2026, 5, 9, 18, 0, 0, TimeSpan.Zero);

    private readonly RelyingPartyId _relyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System);
    private readonly FakeClock _clock = new(Now);

    private RegressionBook Book => new(fixture.Database);

    [DatabaseFact]
    public async Task Opens_a_regression_once_whatever_nodes_look()
    {
        await Plant(isBroken: day => day >= 28);

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Watch().Look(_relyingParty, default))));

        var opened = nodes.SelectMany(node => node.Opened).ShouldHaveSingleItem();
        var kept = (await Book.List(new RegressionQuestion(_relyingParty, null), default)).ShouldHaveSingleItem();
        (kept with { Traits = [], LogEvidence = 0 }).ShouldBe(opened with { Traits = [], LogEvidence = 0 });
        kept.Traits.ShouldBe(opened.Traits);
        kept.LogEvidence.ShouldBe(opened.LogEvidence, 0.001);
        TraitText.All(kept.Traits).ShouldBe("Android 18");
        (await Watch().Look(_relyingParty, default)).Opened.ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Closes_it_when_it_is_over_and_lets_it_go_with_the_trends()
    {
        await Plant(isBroken: day => day >= 28);
        var opened = (await Watch().Look(_relyingParty, default)).Opened.ShouldHaveSingleItem();
        _clock.Jump(TimeSpan.FromDays(10));
        await Plant(isBroken: day => day is >= 18 and < 30);

        var changes = await Watch().Look(_relyingParty, default);

        var closed = changes.Closed.ShouldHaveSingleItem();
        (closed.Id, closed.End, changes.Open.Count, changes.Opened.Count).ShouldBe((opened.Id, RegressionEnd.Recovered, 0, 0));
        (await Book.List(new RegressionQuestion(_relyingParty, null), default)).ShouldBeEmpty();
        (await Book.List(new RegressionQuestion(_relyingParty, DateTimeOffset.UnixEpoch), default)).ShouldHaveSingleItem().ClosedAt.ShouldBe(_clock.GetUtcNow());
        _clock.Jump(TimeSpan.FromDays(401));
        await Watch().Look(_relyingParty, default);
        (await Book.Find(_relyingParty, opened.Id, default)).ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Sees_nothing_of_another_relying_party()
    {
        await Plant(isBroken: day => day >= 28);
        await Watch().Look(_relyingParty, default);
        var other = RelyingPartyId.New(TimeProvider.System, Entropy.System);

        var changes = await Watch().Look(other, default);

        (changes.Opened.Count, changes.Open.Count).ShouldBe((0, 0));
        (await Book.List(new RegressionQuestion(other, DateTimeOffset.UnixEpoch), default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Finds_a_version_that_a_browser_made_up_and_reads_it_again()
    {
        await Plant(isBroken: day => day >= 28, version: "18&os=ios=<script>");

        await Watch().Look(_relyingParty, default);

        (await Book.List(new RegressionQuestion(_relyingParty, null), default)).ShouldHaveSingleItem().Traits
            .ShouldBe([new Trait(AttemptDimension.Os, "android"), new Trait(AttemptDimension.OsVersion, "18&os=ios=<script>")]);
    }

    private RegressionWatch Watch() => new(
        new AttemptArchive(fixture.Database, RuleSet.BuiltIn, new PlainKey()), Book, fixture.Database, new RetentionOptions(), _clock, Entropy.System);

    // 35 days of which the last one is today; from the 28th on some have the new version.
    private async Task Plant(Func<int, bool> isBroken, string version = "18")
    {
        var season = SampleSeasons.OfAnUpdate(isBroken, version);
        foreach (var (age, cells) in season.Cells())
            await SampleSeasons.Write(fixture.Database, _relyingParty, _clock.GetUtcNow().AddDays(-age), cells);
    }
}
