namespace Ostiary.Contracts.Insights;

/// <summary>How a system does in the last seven days, beside the 28 days before them. Those that a decision of the person ended are in no figure.</summary>
public sealed record BaselineSummary
{
    /// <summary>The system.</summary>
    public required string Os { get; init; }

    /// <summary>How many attempts failed before.</summary>
    public required ShareSummary FailedBefore { get; init; }

    /// <summary>How many fail now.</summary>
    public required ShareSummary FailedNow { get; init; }

    /// <summary>How much more fails.</summary>
    public DifferenceSummary? Worse { get; init; }

    /// <summary>How long platform and person took before, where it ended well; null of too few.</summary>
    public TimesSummary? TookBefore { get; init; }

    /// <summary>How long they take now.</summary>
    public TimesSummary? TookNow { get; init; }

    /// <summary>How much longer, in milliseconds, where the intervals of the medians do not touch.</summary>
    public long? SlowerMs { get; init; }
}
