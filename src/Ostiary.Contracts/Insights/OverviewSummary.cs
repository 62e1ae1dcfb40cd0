namespace Ostiary.Contracts.Insights;

/// <summary>How passkeys do, in one answer, with the period before beside it.</summary>
public sealed record OverviewSummary
{
    /// <summary>Sign-ins with a passkey.</summary>
    public required RatedSummary SignIns { get; init; }

    /// <summary>Passkeys that were made, or meant to be.</summary>
    public required RatedSummary Creations { get; init; }

    /// <summary>Sign-ins with a passkey, of all that are known; the others are fallbacks.</summary>
    public required ShareSummary Passkeys { get; init; }

    /// <summary>How many recoveries were told.</summary>
    public required long Recoveries { get; init; }

    /// <summary>What this server's own accounts say.</summary>
    public required CoverageSummary Coverage { get; init; }

    /// <summary>The same measures in the period before and in this one.</summary>
    public required IReadOnlyList<ChangeSummary> Changes { get; init; }

    /// <summary>Every day on which something was told.</summary>
    public required IReadOnlyList<OverviewDaySummary> Days { get; init; }

    /// <summary>Success by transport.</summary>
    public required IReadOnlyList<RatedSummary> Transports { get; init; }

    /// <summary>Success by model of device, the most seen ones.</summary>
    public required IReadOnlyList<RatedSummary> Models { get; init; }

    /// <summary>From intent through method to end. Ways of too few are left out.</summary>
    public required IReadOnlyList<SignInLinkSummary> Links { get; init; }

    /// <summary>What ends most attempts and is no decision of the person; at most three.</summary>
    public required IReadOnlyList<ProblemSummary> Problems { get; init; }

    /// <summary>The fewest that a cell tells of by itself.</summary>
    public required int Floor { get; init; }
}

/// <summary>One day.</summary>
public sealed record OverviewDaySummary
{
    /// <summary>Its start, UTC.</summary>
    public required DateTimeOffset Day { get; init; }

    /// <summary>Sign-ins with a passkey.</summary>
    public required RatedSummary SignIns { get; init; }

    /// <summary>How many passkeys were made.</summary>
    public required long Registrations { get; init; }
}

/// <summary>How many went from one step of signing in to the next.</summary>
public sealed record SignInLinkSummary
{
    /// <summary><c>sign_in</c>, or a way of signing in.</summary>
    public required string From { get; init; }

    /// <summary>A way of signing in, or how it ended.</summary>
    public required string To { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

/// <summary>Something that ends attempts.</summary>
public sealed record ProblemSummary
{
    /// <summary>The error class.</summary>
    public required string ErrorClass { get; init; }

    /// <summary>Attempts that it ended, of all.</summary>
    public required ShareSummary Now { get; init; }

    /// <summary>The same in the period before.</summary>
    public required ShareSummary Before { get; init; }

    /// <summary>The system on which it happens most; null when that is about too few.</summary>
    public string? Os { get; init; }

    /// <summary>How many of them are on that system.</summary>
    public ShareSummary? OfOs { get; init; }
}
