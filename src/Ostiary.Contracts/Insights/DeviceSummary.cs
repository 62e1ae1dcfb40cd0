namespace Ostiary.Contracts.Insights;

/// <summary>How well passkeys work on which devices, and the combinations that fail.</summary>
public sealed record DeviceSummary
{
    /// <summary>What is counted: <c>attempts</c>, <c>ticketed</c> (proved by a ceremony of this server) or <c>persons</c> (of these, one of each person on a day).</summary>
    public required string Basis { get; init; }

    /// <summary>What the rows are, such as <c>osVersion</c>.</summary>
    public required string Rows { get; init; }

    /// <summary>What the columns are.</summary>
    public required string Columns { get; init; }

    /// <summary>The matrix. What is missing was never tried, or lies in <c>merged</c>.</summary>
    public required IReadOnlyList<DeviceCellSummary> Cells { get; init; }

    /// <summary>All cells together that are about too few people, or beyond what a page holds; null when there are none.</summary>
    public DeviceCellSummary? Merged { get; init; }

    /// <summary>Everything that was asked about; null when it is about too few people, or nobody.</summary>
    public DeviceCellSummary? Whole { get; init; }

    /// <summary>Whether cells were merged or left out because they are about too few people.</summary>
    public required bool IsTooSmall { get; init; }

    /// <summary>The fewest people that a cell tells of.</summary>
    public required int Floor { get; init; }

    /// <summary>Combinations that fail clearly more often than everything else, the clearest first.</summary>
    public required IReadOnlyList<ToxicCombinationSummary> Toxic { get; init; }
}

/// <summary>How well it goes in one place.</summary>
public sealed record DeviceCellSummary
{
    /// <summary>What its row is, by the names of filters: a version stands with its system or browser, a model with its maker.</summary>
    public required IReadOnlyDictionary<string, string> Row { get; init; }

    /// <summary>What its column is.</summary>
    public required IReadOnlyDictionary<string, string> Column { get; init; }

    /// <summary>How many people about; those whom nobody named are counted by their visits.</summary>
    public required long People { get; init; }

    /// <summary>How many succeeded, of all.</summary>
    public required ShareSummary Everything { get; init; }

    /// <summary>How many succeeded, of those that no decision of the person ended.</summary>
    public required ShareSummary WithoutDecisions { get; init; }
}

/// <summary>A combination that fails clearly more often than everything else.</summary>
public sealed record ToxicCombinationSummary
{
    /// <summary>What it is made of, by the names of filters: the most general combination that explains it.</summary>
    public required IReadOnlyDictionary<string, string> Traits { get; init; }

    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public required string Sentence { get; init; }

    /// <summary>How many of its tries failed. User decisions are in neither figure; a person who fails alike again and again counts once a day.</summary>
    public required ShareSummary Failed { get; init; }

    /// <summary>The same of everything else.</summary>
    public required ShareSummary Elsewhere { get; init; }

    /// <summary>How much more fails here, from −1 to 1, with its interval of 95 %.</summary>
    public required DifferenceSummary Worse { get; init; }

    /// <summary>How many people about.</summary>
    public required long People { get; init; }

    /// <summary>The first day on which it was so; null when it was so in the whole period.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>After how many milliseconds half of the failures had come.</summary>
    public long? MedianMs { get; init; }

    /// <summary>The error class of most failures.</summary>
    public string? Mostly { get; init; }

    /// <summary>How many of the failures are of that class.</summary>
    public ShareSummary? OfThatClass { get; init; }

    /// <summary>The decimal logarithm of the probability that chance alone does this to one combination.</summary>
    public required double Log10Chance { get; init; }
}

/// <summary>How two shares differ, with an interval of 95 %.</summary>
public sealed record DifferenceSummary
{
    /// <summary>From −1 to 1.</summary>
    public required double Points { get; init; }

    /// <summary>The lower end.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end.</summary>
    public required double High { get; init; }
}
