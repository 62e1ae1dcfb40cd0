namespace Ostiary.Telemetry;

/// <summary>One signal that spoke for a class, and its value then.</summary>
public sealed record Evidence(string Signal, string Value);

/// <summary>Why an attempt ended without a passkey, as far as its signals tell.</summary>
/// <param name="Class">The class.</param>
/// <param name="Party">Who could have made it end well.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
/// <param name="Evidence">The signals that the rule found, in its order.</param>
/// <param name="RuleId">The rule that said so.</param>
/// <param name="RulesVersion">The version of the rules.</param>
/// <param name="Expected">Whether this is how things go by design, such as an autofill request that ends when the page asks otherwise. Counts as no failure.</param>
public sealed record Classification(
    ErrorClass Class, Party Party, double Confidence, IReadOnlyList<Evidence> Evidence, string RuleId, int RulesVersion, bool Expected);
