using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>One rule: when its condition holds, the attempt is of its class.</summary>
/// <param name="Id">Its name, stable over versions.</param>
/// <param name="Class">The class; null when the failure table says it.</param>
/// <param name="Confidence">How sure that is, from 0 to 1; multiplied with the table's when that says the class.</param>
/// <param name="When">What must hold; null for the last rule, which takes what is left.</param>
/// <param name="Why">Why this follows, in one sentence.</param>
/// <param name="Expected">Whether this counts as no failure.</param>
public sealed record Rule(string Id, ErrorClass? Class, double Confidence, Condition? When, string Why, bool Expected);

/// <summary>What makes any answer less sure.</summary>
/// <param name="Id">Its name.</param>
/// <param name="When">What must hold.</param>
/// <param name="Factor">What the confidence is multiplied with.</param>
/// <param name="Why">Why, in one sentence.</param>
public sealed record Doubt(string Id, Condition When, double Factor, string Why);

/// <summary>The rules that give attempts their class: asked in order, the first that holds decides. Pure, total and thread-safe.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Rules">In the order in which they are asked; the last one holds always.</param>
/// <param name="Doubts">All that hold apply.</param>
public sealed record RuleSet(int Version, IReadOnlyList<Rule> Rules, IReadOnlyList<Doubt> Doubts)
{
    private static readonly Lazy<RuleSet> Only = new(() => Parse(EmbeddedTable.Bytes("Classification.rules.json")).Value);

    /// <summary>The rules that are built in.</summary>
    public static RuleSet BuiltIn => Only.Value;

    /// <summary>Reads rules as they are written in <c>rules.json</c>; at most 1 MiB.</summary>
    /// <remarks>
    /// Fails with <c>classification.rules_malformed</c> (not JSON, or a member of another type), <c>classification.rules_unknown_word</c> (a member,
    /// signal or class that there is not) or <c>classification.rules_incomplete</c> (no last rule that takes what is left, or rules that are never
    /// reached). <see cref="Failure.Field"/> says where.
    /// </remarks>
    public static Outcome<RuleSet> Parse(ReadOnlyMemory<byte> json) => RuleReading.Read(json);

    /// <summary>The class of an attempt that ended without a passkey, and what speaks for it.</summary>
    public Classification Classify(AttemptSignals signals)
    {
        var facts = new AttemptFacts(signals, FailureTable.BuiltIn);
        var evidence = new List<Evidence>();
        var rule = Rules.First(rule => rule.When?.Holds(facts, evidence) ?? true);
        var (found, confidence) = rule.Class is { } named
            ? (named, rule.Confidence)
            : (facts.Known?.Class ?? ErrorClass.Unknown, rule.Confidence * (facts.Known?.Confidence ?? 0));
        foreach (var doubt in Doubts.Where(doubt => doubt.When.Holds(facts, evidence)))
            confidence *= doubt.Factor;

        return new(found, ClassDescription.Of(found).Party, Math.Round(confidence, 3), evidence, rule.Id, Version, rule.Expected);
    }
}
