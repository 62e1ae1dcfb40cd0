using System.Text.Json;
using Ostiary.Telemetry;
using Xunit.Abstractions;

namespace Ostiary.Tests.Telemetry;

public sealed class The_labelled_corpus(ITestOutputHelper report)
{
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Of(RuleSet.BuiltIn, Corpus.All);

    [Fact]
    public void Holds_every_failure_of_the_table_and_many_told_situations()
    {
        Corpus.All.Where(attempt => attempt.From == "facts").Select(attempt => attempt.Id["facts.".Length..])
            .ShouldBe(FailureTable.BuiltIn.Failures.Select(failure => failure.Id), ignoreOrder: true);
        Corpus.All.Count(attempt => attempt.From == "told").ShouldBeGreaterThanOrEqualTo(200);
        Corpus.All.Select(attempt => attempt.Id).ShouldBeUnique();
    }

    [Fact]
    public void Has_attempts_of_every_class() =>
        Enum.GetValues<ErrorClass>().Except(Corpus.All.Select(attempt => attempt.Class)).ShouldBeEmpty();

    /// <summary>Recall and precision, as counts, exactly as committed: a rule that moves anything shows here first.</summary>
    [Fact]
    public void Is_classified_exactly_as_committed()
    {
        var committed = JsonSerializer.Deserialize<Dictionary<string, int[]>>(File.ReadAllText(Corpus.PathTo("classification.floor.json")))!;
        var seen = Matrix.Scores.ToDictionary(score => score.Class.Wire(), score => new[] { score.Labelled, score.Named, score.Right });
        report.WriteLine($"{Matrix.Right} of {Matrix.Total}");
        report.WriteLine($"{{\n{string.Join(",\n", seen.Select(score => $"  \"{score.Key}\": [{string.Join(", ", score.Value)}]"))}\n}}");
        foreach (var (id, truth, found) in Corpus.All.Select(attempt => (attempt.Id, attempt.Class, RuleSet.BuiltIn.Classify(attempt.Signals))))
        {
            if (found.Class != truth)
                report.WriteLine($"{id}: {truth.Wire()} taken for {found.Class.Wire()} by {found.RuleId}");
        }

        seen.Keys.ShouldBe(committed.Keys, ignoreOrder: true);
        foreach (var (name, counts) in committed)
            seen[name].ShouldBe(counts, name);
    }

    /// <summary>What the failure table says by itself, the rules must say too.</summary>
    [Fact]
    public void Gets_back_each_failure_that_decides_by_itself()
    {
        var sure = FailureTable.BuiltIn.Failures.Where(failure => failure.Decides).ToDictionary(failure => $"facts.{failure.Id}");

        Corpus.All.Where(attempt => sure.ContainsKey(attempt.Id) && RuleSet.BuiltIn.Classify(attempt.Signals).Class != attempt.Class)
            .Select(attempt => $"{attempt.Id}: {RuleSet.BuiltIn.Classify(attempt.Signals)}").ShouldBeEmpty();
    }

    [Fact]
    public void Leaves_no_rule_without_an_attempt()
    {
        var used = Corpus.All.Select(attempt => RuleSet.BuiltIn.Classify(attempt.Signals).RuleId).ToHashSet();

        RuleSet.BuiltIn.Rules.Select(rule => rule.Id).Except(used).ShouldBeEmpty();
    }
}
