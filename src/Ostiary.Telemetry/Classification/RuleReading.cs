using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Reads a set of rules strictly: every member is known, of its type, and in its bounds, or the whole is refused.</summary>
internal static class RuleReading
{
    private const int MostBytes = 1 << 20;
    private const int MostRules = 1000;
    private const string FromTable = "known_failure";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static Outcome<RuleSet> Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes)
            return new Failure(ClassificationCodes.RulesMalformed, $"{json.Length} bytes; at most {MostBytes} are read");

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return new Failure(ClassificationCodes.RulesMalformed, broken.Message);
        }
    }

    private static Outcome<RuleSet> Read(JsonElement root)
    {
        var reading = new StrictReading();
        var whole = reading.Object(root, "", "version", "rules", "doubts");
        var rules = reading.Items(whole, "rules", MostRules).Select(item => RuleFrom(reading, item)).ToList();
        var doubts = reading.Items(whole, "doubts", MostRules).Select(item => DoubtFrom(reading, item)).ToList();
        var set = new RuleSet((int)reading.Number(whole, "version", 1, int.MaxValue), rules, doubts);
        return Outcome.Unless(reading.Refusal ?? TwiceNamed(set) ?? LeftOver(set), set);
    }

    private static Rule RuleFrom(StrictReading reading, Located item)
    {
        var rule = reading.Object(item.Element, item.Place, "id", "class", "confidence", "when", "why", "expected");
        return new(
            reading.Text(rule, "id"),
            ClassFrom(reading, rule),
            reading.Share(rule, "confidence"),
            rule.Find("when") is { } asked ? ConditionReading.From(reading, asked) : null,
            reading.Text(rule, "why"),
            rule.Find("expected") is not null && reading.Truth(rule, "expected"));
    }

    private static Doubt DoubtFrom(StrictReading reading, Located item)
    {
        var doubt = reading.Object(item.Element, item.Place, "id", "when", "factor", "why");
        return new(reading.Text(doubt, "id"), ConditionReading.From(reading, reading.Required(doubt, "when")), reading.Share(doubt, "factor"), reading.Text(doubt, "why"));
    }

    private static ErrorClass? ClassFrom(StrictReading reading, Located rule)
    {
        var name = reading.Text(rule, "class");
        if (name == FromTable)
            return null;

        var found = ErrorClassNames.Find(name);
        return found is null ? reading.Unknown(ErrorClass.Unknown, rule.Below("class"), $"there is no class {name}") : found;
    }

    private static Failure? TwiceNamed(RuleSet set) =>
        set.Rules.Select(rule => rule.Id).Concat(set.Doubts.Select(doubt => doubt.Id)).GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new(ClassificationCodes.RulesMalformed, $"two are named {twice.Key}") { Field = "rules" }
            : null;

    // The last rule takes what is left, and only the last: whatever stands behind such a rule is never asked.
    private static Failure? LeftOver(RuleSet set) =>
        set.Rules.Count > 0 && set.Rules[^1] is { When: null, Class: ErrorClass.Unknown } && set.Rules.Count(rule => rule.When is null) == 1
            ? null
            : new(ClassificationCodes.RulesIncomplete, "the last rule, and only the last, has no condition, and its class is unknown") { Field = "rules" };
}
