using System.Globalization;
using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>Why attempts end without a passkey: the classes, the rules in their order, and how they fare on the labelled corpus.</summary>
internal static class ClassificationPage
{
    private const string Head =
        """
        # Why an attempt ended

        Written by `eng/docs` from `src/Ostiary.Telemetry/Classification` and the labelled corpus. Each attempt that ended without a passkey gets one
        class. Each class has one party: who could have made the attempt end well. Only `platform`, `relying_party` and `network` count
        against a target; a rate that counts everything stands beside it always.


        """;

    private const string RulesHead =
        """

        ## Rules

        Asked in this order; the first whose condition holds decides. A signal that nobody told fits no condition. Where the class is
        *of the table*, the failure table says it, and the confidence is multiplied with the table's. *Expected* attempts count as no failure.

        | rule | class | confidence | when | why |
        |---|---|---|---|---|

        """;

    private const string SignalsHead =
        """

        ## Signals

        What conditions may ask.

        | signal | kind | meaning |
        |---|---|---|

        """;

    private const string MatrixHead =
        """

        ## On the labelled corpus

        Attempts of which it is known why they ended: every failure of the table as it comes, and situations that somebody described, among
        them many in which a browser hides the reason. *Found* of *labelled* is the recall, *found* of *named* the precision.

        | class | labelled | named | found | taken for others |
        |---|---|---|---|---|

        """;

    /// <summary>The page.</summary>
    /// <param name="corpus">The lines of the labelled corpus.</param>
    public static string Write(IEnumerable<string> corpus)
    {
        var rules = RuleSet.BuiltIn;
        var page = new StringBuilder(Head);
        AppendClasses(page);
        AppendRules(page, rules);
        AppendSignals(page);
        AppendMatrix(page, ConfusionMatrix.Of(rules, LabelledAttempt.Read(corpus)));
        return page.ToString();
    }

    private static void AppendClasses(StringBuilder page)
    {
        page.Append("## Classes\n\n| class | party | what happened | to an engineer | to the person |\n|---|---|---|---|---|\n");
        foreach (var each in ClassDescription.All)
            Row(page, $"`{each.Class.Wire()}`", $"`{each.Party.Wire()}`", each.Cause, each.Hint, each.Sentence);
    }

    private static void AppendRules(StringBuilder page, RuleSet rules)
    {
        page.Append(RulesHead);
        foreach (var rule in rules.Rules)
        {
            var named = rule.Class is { } told ? $"`{told.Wire()}`" : "of the table";
            Row(page, $"`{rule.Id}`", rule.Expected ? $"{named}, expected" : named, Share(rule.Confidence), rule.When?.Words ?? "always", rule.Why);
        }

        page.Append(CultureInfo.InvariantCulture, $"\nVersion {rules.Version}. Doubts make any answer less sure:\n\n| doubt | factor | when | why |\n|---|---|---|---|\n");
        foreach (var doubt in rules.Doubts)
            Row(page, $"`{doubt.Id}`", Share(doubt.Factor), doubt.When.Words, doubt.Why);
    }

    private static void AppendSignals(StringBuilder page)
    {
        page.Append(SignalsHead);
        foreach (var signal in Signal.All)
            Row(page, $"`{signal.Name}`", signal.Kind.ToString().ToLowerInvariant(), signal.Meaning);
    }

    private static void AppendMatrix(StringBuilder page, ConfusionMatrix matrix)
    {
        page.Append(MatrixHead);
        foreach (var score in matrix.Scores)
        {
            var others = matrix.MixedUp.Where(pair => pair.Truth == score.Class).Select(pair => $"`{pair.Named.Wire()}` {pair.Count}");
            Row(page, $"`{score.Class.Wire()}`", Count(score.Labelled), Count(score.Named), Count(score.Right), string.Join(", ", others));
        }

        page.Append(CultureInfo.InvariantCulture, $"| all | {matrix.Total} | {matrix.Total} | {matrix.Right} | |\n");
    }

    private static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(Markdown.Cell))} |\n");

    private static string Share(double share) => share.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
