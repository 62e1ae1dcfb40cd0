namespace Ostiary.Contracts.Insights;

/// <summary>How much support signing in takes. No filter but the period narrows it.</summary>
public sealed record SupportSummary
{
    /// <summary>In the period.</summary>
    public required PerThousandSummary Now { get; init; }

    /// <summary>In the period before, as long.</summary>
    public required PerThousandSummary Before { get; init; }

    /// <summary>Whether they differ by more than chance.</summary>
    public required bool IsClear { get; init; }

    /// <summary>How many tickets name a system or a browser.</summary>
    public required ShareSummary Tagged { get; init; }

    /// <summary>Over time, oldest first.</summary>
    public required IReadOnlyList<SupportSpanSummary> Spans { get; init; }
}

/// <summary>Support tickets of some days.</summary>
public sealed record SupportSpanSummary
{
    /// <summary>The first of the days, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>How many days.</summary>
    public required int Days { get; init; }

    /// <summary>Tickets, for each thousand sign-ins by any method.</summary>
    public required PerThousandSummary Tickets { get; init; }
}

/// <summary>How many of something came to a thousand of something else, with an interval of 95 % (Poisson).</summary>
public sealed record PerThousandSummary
{
    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>Beside how many; 0 where they are too few to tell of.</summary>
    public required long Of { get; init; }

    /// <summary>For each thousand; null beside nothing.</summary>
    public double? Rate { get; init; }

    /// <summary>The lower end of the interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public double? High { get; init; }
}
