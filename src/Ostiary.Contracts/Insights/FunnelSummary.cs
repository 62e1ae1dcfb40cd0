namespace Ostiary.Contracts.Insights;

/// <summary>How far attempts came: seven nodes from intent to end, each with how far to trust it.</summary>
public sealed record FunnelSummary
{
    /// <summary>What is counted: <c>attempts</c>, <c>ticketed</c> (proved by a ceremony of this server) or <c>persons</c> (of these, one of each person in an hour).</summary>
    public required string Basis { get; init; }

    /// <summary>The funnels, largest first; one with an empty name when <c>by</c> was not given.</summary>
    public required IReadOnlyList<FunnelSegmentSummary> Segments { get; init; }

    /// <summary>Whether cells were merged or left out because they are about too few.</summary>
    public required bool IsTooSmall { get; init; }

    /// <summary>The fewest attempts that a cell tells of by itself.</summary>
    public required int Floor { get; init; }

    /// <summary>The same question about the period to compare with; null when none was given.</summary>
    public ComparedFunnel? Against { get; init; }
}

/// <summary>The funnel of the other period.</summary>
public sealed record ComparedFunnel
{
    /// <summary>Its funnels.</summary>
    public required IReadOnlyList<FunnelSegmentSummary> Segments { get; init; }

    /// <summary>How much more succeeds now than then, user decisions left out, from −1 to 1; null when it cannot be said.</summary>
    public double? Difference { get; init; }

    /// <summary>The lower end of its interval of 95 %.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of its interval of 95 %.</summary>
    public double? High { get; init; }
}

/// <summary>One funnel.</summary>
public sealed record FunnelSegmentSummary
{
    /// <summary>The value of the dimension; <c>(merged)</c> for those that are too small by themselves.</summary>
    public required string Name { get; init; }

    /// <summary>How many are counted.</summary>
    public required long Attempts { get; init; }

    /// <summary>How many waited, in autofill for instance, and were not needed; in no step.</summary>
    public required long Unused { get; init; }

    /// <summary>After how many attempts the person had not got in two minutes later.</summary>
    public required long DeadEnds { get; init; }

    /// <summary>The seven nodes, in order.</summary>
    public required IReadOnlyList<FunnelStepSummary> Steps { get; init; }
}

/// <summary>One node of a funnel.</summary>
public sealed record FunnelStepSummary
{
    /// <summary>Its name, such as <c>authenticator_selection</c>.</summary>
    public required string Node { get; init; }

    /// <summary>How many reached it, of all.</summary>
    public required ShareSummary Everything { get; init; }

    /// <summary>How many reached it, of those that no decision of the person ended.</summary>
    public required ShareSummary WithoutDecisions { get; init; }

    /// <summary>How many came no further.</summary>
    public required long Lost { get; init; }

    /// <summary>How many of these the person ended.</summary>
    public required long LostByDecision { get; init; }
}

/// <summary>A share, with its Wilson interval of 95 %.</summary>
public sealed record ShareSummary
{
    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>Of how many.</summary>
    public required long Of { get; init; }

    /// <summary>From 0 to 1; null of nothing.</summary>
    public double? Rate { get; init; }

    /// <summary>The lower end of the interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public double? High { get; init; }
}
