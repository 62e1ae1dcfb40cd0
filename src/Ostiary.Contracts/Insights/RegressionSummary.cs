namespace Ostiary.Contracts.Insights;

/// <summary>A combination on which passkeys began to fail. Counts are of people whose ceremonies this server issued, each once a day; user decisions are in none.</summary>
public sealed record RegressionSummary
{
    /// <summary>Names it: <c>rgr_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is made of, by the names of filters.</summary>
    public required IReadOnlyDictionary<string, string> Traits { get; init; }

    /// <summary>The first day that is worse, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was over; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary><c>recovered</c>, or <c>faded</c> when for two weeks nearly nobody tried.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>How many days were looked at when it was found.</summary>
    public required int WindowDays { get; init; }

    /// <summary>How many failed when it was found.</summary>
    public required ShareSummary Failed { get; init; }

    /// <summary>How many people about failed then.</summary>
    public required long People { get; init; }

    /// <summary>What it is held against: itself <c>before</c>, or its <c>predecessor</c>, the version before it.</summary>
    public required string Reference { get; init; }

    /// <summary>That version.</summary>
    public string? ReferenceVersion { get; init; }

    /// <summary>How many failed there, in the four weeks before.</summary>
    public required ShareSummary Referred { get; init; }

    /// <summary>How many failed everywhere else in the same days.</summary>
    public required ShareSummary Elsewhere { get; init; }

    /// <summary>How much more fails than there, with its interval of 95 %.</summary>
    public required DifferenceSummary Worse { get; init; }

    /// <summary>The error class of most failures.</summary>
    public string? Mostly { get; init; }

    /// <summary>How many of the failures are of that class.</summary>
    public required ShareSummary OfThatClass { get; init; }

    /// <summary>The decimal logarithm of how much more likely this is with another rate than with that of the reference.</summary>
    public required double Log10Evidence { get; init; }

    /// <summary>How many failed yesterday and today, when it was last looked at.</summary>
    public required ShareSummary Now { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public required string Sentence { get; init; }

    /// <summary>What to look at next.</summary>
    public required string NextStep { get; init; }
}
