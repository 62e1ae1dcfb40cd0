namespace Ostiary.Telemetry;

/// <summary>Attempts that are kept as one class and would be another.</summary>
/// <param name="From">The class as it is kept; <c>none</c> where nothing was said.</param>
/// <param name="To">The class under the rules that were tried.</param>
/// <param name="FromParty">Who is held responsible; <c>none</c> for nobody.</param>
/// <param name="ToParty">Who would be.</param>
/// <param name="Count">How many.</param>
/// <param name="Examples">The first ids, at most <see cref="TrialReport.MostExamples"/>.</param>
public sealed record TrialMove(string From, string To, string FromParty, string ToParty, int Count, IReadOnlyList<string> Examples);

/// <summary>A share as it is, and as it would be.</summary>
/// <param name="Name"><c>success</c>, which leaves out what ended by design; or <c>success_without_decisions</c>, which also leaves out user decisions.</param>
/// <param name="Before">How many, as kept.</param>
/// <param name="BeforeOf">Of how many.</param>
/// <param name="After">How many it would be.</param>
/// <param name="AfterOf">Of how many.</param>
public sealed record TrialRate(string Name, int Before, int BeforeOf, int After, int AfterOf)
{
    /// <summary>Whether anything would change.</summary>
    public bool Changes => (Before, BeforeOf) != (After, AfterOf);
}

/// <summary>What rules would make of the attempts that are kept.</summary>
public sealed record TrialReport
{
    /// <summary>How many ids are kept of each move.</summary>
    public const int MostExamples = 10;

    /// <summary>The version of the rules that were tried.</summary>
    public required int RulesVersion { get; init; }

    /// <summary>How many attempts began in the period.</summary>
    public required int Attempts { get; init; }

    /// <summary>How many of them the rules were asked about: those that did not succeed and whose events say all that they said.</summary>
    public required int Tried { get; init; }

    /// <summary>How many could not be tried, because time or an erasure has taken what they were folded from.</summary>
    public required int Settled { get; init; }

    /// <summary>How many were folded by rules of each version; 0 where nothing was said.</summary>
    public required IReadOnlyDictionary<int, int> KeptBy { get; init; }

    /// <summary>How many would get another class or party, or another outcome.</summary>
    public required int Moved { get; init; }

    /// <summary>How many would keep their class with another confidence.</summary>
    public required int ConfidenceChanged { get; init; }

    /// <summary>Which, the most frequent first.</summary>
    public required IReadOnlyList<TrialMove> Moves { get; init; }

    /// <summary>How many attempts each rule decided.</summary>
    public required IReadOnlyDictionary<string, int> Rules { get; init; }

    /// <summary>Rules that decided nothing.</summary>
    public IEnumerable<string> DeadRules => Rules.Where(rule => rule.Value == 0).Select(rule => rule.Key);

    /// <summary>What shares come to.</summary>
    public required IReadOnlyList<TrialRate> Rates { get; init; }
}
