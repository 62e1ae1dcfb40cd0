namespace Ostiary.Contracts.Insights;

/// <summary>What goes wrong, how often, and whose it is.</summary>
public sealed record ErrorsSummary
{
    /// <summary>What is counted: <c>attempts</c>, <c>ticketed</c> (proved by a ceremony of this server) or <c>persons</c> (of these, one of each person on a day).</summary>
    public required string Basis { get; init; }

    /// <summary>How many did not succeed, of all attempts.</summary>
    public required ShareSummary Failed { get; init; }

    /// <summary>How many did not succeed, of those that no decision of the person ended.</summary>
    public required ShareSummary Faults { get; init; }

    /// <summary>How much more, or less, of <c>faults</c> than in the period of the same length before; null when it cannot be said.</summary>
    public DifferenceSummary? Change { get; init; }

    /// <summary>Who could have made it end well. <c>user_decision</c> is no fault.</summary>
    public required IReadOnlyList<ErrorPartySummary> Parties { get; init; }

    /// <summary>Every class (docs/reference/classification.md), most frequent first.</summary>
    public required IReadOnlyList<ErrorClassSummary> Classes { get; init; }

    /// <summary>Where errors were first known.</summary>
    public required IReadOnlyList<ErrorOriginSummary> Origins { get; init; }

    /// <summary>Every day, or every hour of a period of at most three days.</summary>
    public required IReadOnlyList<ErrorSlotSummary> Trend { get; init; }

    /// <summary><c>day</c> or <c>hour</c>.</summary>
    public required string TrendBy { get; init; }

    /// <summary>One line for each value of <c>by</c>; empty when it was not given.</summary>
    public required IReadOnlyList<ErrorPartSummary> Parts { get; init; }

    /// <summary>Whether something was merged or left out because it is about too few people.</summary>
    public required bool IsTooSmall { get; init; }

    /// <summary>The fewest people that a figure tells of.</summary>
    public required int Floor { get; init; }
}

/// <summary>One party.</summary>
public sealed record ErrorPartySummary
{
    /// <summary><c>user_decision</c>, <c>user_environment</c>, <c>platform</c>, <c>relying_party</c>, <c>network</c>, <c>none</c> when nobody knows, or <c>(merged)</c>.</summary>
    public required string Party { get; init; }

    /// <summary>Of all attempts.</summary>
    public required ShareSummary OfAttempts { get; init; }

    /// <summary>Of all that did not succeed.</summary>
    public required ShareSummary OfFailures { get; init; }

    /// <summary>How many people about; those whom nobody named are counted by their visits.</summary>
    public required long People { get; init; }

    /// <summary>How much more, or less, of all attempts than in the period before.</summary>
    public DifferenceSummary? Change { get; init; }
}

/// <summary>One class of errors.</summary>
public sealed record ErrorClassSummary
{
    /// <summary>Its name; <c>none</c> for what ended without a word, <c>(merged)</c> for the small ones together.</summary>
    public required string Class { get; init; }

    /// <summary>Who could have made it end well; null when nobody knows.</summary>
    public string? Party { get; init; }

    /// <summary>Of all attempts.</summary>
    public required ShareSummary OfAttempts { get; init; }

    /// <summary>Of all that did not succeed.</summary>
    public required ShareSummary OfFailures { get; init; }

    /// <summary>How many people about.</summary>
    public required long People { get; init; }

    /// <summary>How many more ended so by design, such as autofill that nobody needed; in no other figure.</summary>
    public required long Expected { get; init; }

    /// <summary>How much more, or less, of all attempts than in the period before.</summary>
    public DifferenceSummary? Change { get; init; }

    /// <summary>What to say to the person in front of the page; null where there is no class.</summary>
    public string? Sentence { get; init; }

    /// <summary>What to do about it.</summary>
    public string? NextStep { get; init; }

    /// <summary>What platform and server called it, most frequent first.</summary>
    public required IReadOnlyList<ReportedErrorSummary> Reported { get; init; }
}

/// <summary>An error as it was reported.</summary>
public sealed record ReportedErrorSummary
{
    /// <summary>The platform's name of it; null when it gave none.</summary>
    public string? Name { get; init; }

    /// <summary>The server's code; null when it gave none.</summary>
    public string? ServerCode { get; init; }

    /// <summary>How often; null where that would tell how often a rare one came.</summary>
    public long? Count { get; init; }
}

/// <summary>Where errors were first known.</summary>
public sealed record ErrorOriginSummary
{
    /// <summary><c>frontend</c>: the platform or the page said so; <c>backend</c>: the server refused; <c>silent</c>: nobody said anything.</summary>
    public required string Origin { get; init; }

    /// <summary>Of all that did not succeed.</summary>
    public required ShareSummary OfFailures { get; init; }
}

/// <summary>A day or an hour of the trend.</summary>
public sealed record ErrorSlotSummary
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How many attempts; null when it is about too few.</summary>
    public long? Attempts { get; init; }

    /// <summary>How many of them did not succeed, by party; null when it is about too few.</summary>
    public IReadOnlyDictionary<string, long>? Parties { get; init; }
}

/// <summary>One value of <c>by</c>.</summary>
public sealed record ErrorPartSummary
{
    /// <summary>The value; <c>(merged)</c> for the small ones together.</summary>
    public required string Name { get; init; }

    /// <summary>How many did not succeed, of all.</summary>
    public required ShareSummary Failed { get; init; }

    /// <summary>How many did not succeed, of those that no decision of the person ended.</summary>
    public required ShareSummary Faults { get; init; }

    /// <summary>How many people about.</summary>
    public required long People { get; init; }

    /// <summary>The most frequent class that is no user decision; null when there is none.</summary>
    public string? Mostly { get; init; }
}
