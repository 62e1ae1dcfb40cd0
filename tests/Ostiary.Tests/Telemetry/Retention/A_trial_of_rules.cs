using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class A_trial_of_rules_on_SQLite(SqliteFixture database) : A_trial_of_rules(database), IClassFixture<SqliteFixture>;

public sealed class A_trial_of_rules_on_PostgreSQL(PostgresFixture database) : A_trial_of_rules(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>Rules tried on attempts that are kept, and attempts of older rules folded anew.</summary>
public abstract class A_trial_of_rules(DatabaseFixture fixture) : OnHistory(fixture)
{
    private const string Versions = "SELECT DISTINCT rules_version FROM attempts WHERE relying_party_id = @relyingParty AND rules_version IS NOT NULL ORDER BY rules_version";
    private const string Notes = "SELECT fold_keys FROM fold_notes WHERE fold_keys LIKE '%' || @relyingParty || '%'";

    private readonly List<string> _moved = [];

    private RuleSet Newer => RuleSet.BuiltIn with
    {
        Version = RuleSet.BuiltIn.Version + 1,
        Rules = [.. RuleSet.BuiltIn.Rules.Select(rule => rule.When is null ? rule : rule with { Class = ErrorClass.Network })],
    };

    [DatabaseFact]
    public async Task Moves_nothing_under_the_rules_of_now()
    {
        await TellOfSome();

        var report = await Try(RuleSet.BuiltIn);

        (report.Attempts, report.Tried, report.Settled, report.Moved, report.ConfidenceChanged).ShouldBe((4, 3, 0, 0, 0));
        report.Moves.ShouldBeEmpty();
        report.Rates.ShouldAllBe(rate => !rate.Changes);
        report.KeptBy.ShouldBe(new Dictionary<int, int> { [RuleSet.BuiltIn.Version] = 3 });
    }

    [DatabaseFact]
    public async Task Says_what_would_move_from_whom_to_whom_and_changes_nothing()
    {
        await TellOfSome();
        var kept = await Attempts();

        var report = await Try(Newer);

        report.Moved.ShouldBe(3);
        report.RulesVersion.ShouldBe(RuleSet.BuiltIn.Version + 1);
        report.Moves.Sum(move => move.Count).ShouldBe(3);
        report.Moves.ShouldAllBe(move => move.To == "network" && move.ToParty == "network" && move.Examples.Count == move.Count);
        report.DeadRules.Count().ShouldBe(RuleSet.BuiltIn.Rules.Count - report.Rules.Count(rule => rule.Value > 0));
        _moved.Count.ShouldBe(3);
        (await Attempts()).ShouldBe(kept);
        (await Rows(Notes)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Passes_over_what_time_has_taken_the_events_of()
    {
        await TellOfSome();
        Clock.Advance(TimeSpan.FromDays(91));
        await new Expiry(Database, new RetentionOptions(), Erasure, Clock).Once(Source.RelyingParty, default);

        var report = await Try(Newer);

        (report.Tried, report.Settled, report.Moved).ShouldBe((0, 3, 0));
    }

    [DatabaseFact]
    public async Task Is_adopted_by_folding_what_it_named()
    {
        await TellOfSome();
        await Try(Newer);
        await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Some(Source.RelyingParty, _moved, default);

        await FoldBy(Newer);

        (await Rows(Versions)).ShouldBe([$"{Newer.Version}"]);
        (await Try(Newer)).Moved.ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Is_not_needed_after_an_upgrade_for_stale_attempts_are_found_and_folded_anew()
    {
        await TellOfSome();
        var stale = new StaleAttempts(Database, Newer, Clock, Entropy.System);

        (await stale.Look(Source.RelyingParty, default)).ShouldBe(new StaleLook(4, 3));
        (await stale.Look(Source.RelyingParty, default)).ShouldBeNull("once through is enough");
        await FoldBy(Newer);

        (await Rows(Versions)).ShouldBe([$"{Newer.Version}"]);
        (await new StaleAttempts(Database, RuleSet.BuiltIn, Clock, Entropy.System).Look(Source.RelyingParty, default)).ShouldBeNull("an older node takes nothing back");
    }

    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Goes_on_with_stale_attempts_where_it_was_broken_off()
    {
        for (var number = 0; number < 3; number++)
            await Tell([.. Enumerable.Range(0, 200).SelectMany(_ => Attempt(Guid.CreateVersion7(), null, succeeds: false))]);

        await KeepUp();
        (await new StaleAttempts(Database, Newer, Clock, Entropy.System).Look(Source.RelyingParty, default)).ShouldBe(new StaleLook(500, 500));

        // The first one was killed; its place was committed with its notes.
        (await new StaleAttempts(Database, Newer, Clock, Entropy.System).Look(Source.RelyingParty, default)).ShouldBe(new StaleLook(100, 100));
        await FoldBy(Newer);
        (await Rows(Versions)).ShouldBe([$"{Newer.Version}"]);
    }

    private async Task TellOfSome()
    {
        await TellOf("sam", "c1");
        await TellOf("sam", "c2", succeeds: false, session: "visit-2", atMs: 600_000);
        await TellOf("kim", "c3", succeeds: false, session: "visit-3");
        await TellOf("ann", "c4", succeeds: false, session: "visit-4");
    }

    private Task<TrialReport> Try(RuleSet rules) => new RuleTrial(new AttemptArchive(Database, RuleSet.BuiltIn, Key)).Run(
        Source.RelyingParty, rules, DateTimeOffset.UnixEpoch, Clock.GetUtcNow() + TimeSpan.FromDays(1), _ => { }, _moved.Add, default);

    private Task FoldBy(RuleSet rules) => CaughtUp.Fold(new AttemptFolding(Database, rules));
}
