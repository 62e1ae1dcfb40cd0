using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_reclassification
{
    private static readonly IReadOnlyList<KeptAttempt> Attempts = [.. Corpus.All.Select(attempt => new KeptAttempt(attempt.Id, attempt.Signals))];

    [Fact]
    public void Moves_nothing_under_the_same_rules()
    {
        var report = Reclassification.Compare(RuleSet.BuiltIn, RuleSet.BuiltIn, Attempts);

        report.Attempts.ShouldBe(Attempts.Count);
        report.Moved.ShouldBe(0);
        report.Moves.ShouldBeEmpty();
        report.ConfidenceChanged.ShouldBe(0);
        report.Rules.Values.Sum().ShouldBe(Attempts.Count);
    }

    [Fact]
    public void Names_what_moved_and_whether_the_party_did_too()
    {
        var rules = RuleSet.BuiltIn with
        {
            Version = RuleSet.BuiltIn.Version + 1,
            Rules = [.. RuleSet.BuiltIn.Rules.Select(rule => rule.Id == "network.lost" ? rule with { Class = ErrorClass.Unknown } : rule)],
        };

        var report = Reclassification.Compare(RuleSet.BuiltIn, rules, Attempts);

        report.NewVersion.ShouldBe(report.OldVersion + 1);
        var move = report.Moves.ShouldHaveSingleItem();
        (move.From, move.To, move.PartyChanged).ShouldBe((ErrorClass.Network, ErrorClass.Unknown, true));
        move.Count.ShouldBe(report.Moved);
        move.Examples.ShouldAllBe(id => id.Contains("network", StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_few_examples_of_many_moves()
    {
        var nothing = RuleSet.Parse(Encoding.UTF8.GetBytes("""{"version": 1, "rules": [{"id": "rest", "class": "unknown", "confidence": 0, "why": "x"}], "doubts": []}"""))
            .ShouldSucceed();

        var report = Reclassification.Compare(RuleSet.BuiltIn, nothing, Attempts);

        report.Moves[0].Count.ShouldBeGreaterThan(Reclassification.MostExamples);
        report.Moves[0].Examples.Count.ShouldBe(Reclassification.MostExamples);
        report.Moves.Sum(move => move.Count).ShouldBe(report.Moved);
    }
}
