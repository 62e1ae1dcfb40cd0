namespace Ostiary.Contracts.Insights;

/// <summary>How far passkeys are taken up. What is about too few is left out, or lies together as <c>(merged)</c>.</summary>
public sealed record AdoptionSummary
{
    /// <summary>What this server's own accounts say.</summary>
    public required CoverageSummary Coverage { get; init; }

    /// <summary>Attempts that ceremonies of this server prove, of all: the fewer, the less its own accounts say about the site.</summary>
    public required ShareSummary Proven { get; init; }

    /// <summary>Whether everything was left out, because it is about too few.</summary>
    public required bool IsTooSmall { get; init; }

    /// <summary>The fewest that a cell tells of by itself.</summary>
    public required int Floor { get; init; }

    /// <summary>Sign-ins with a passkey, of all that are known.</summary>
    public required ShareSummary Passkeys { get; init; }

    /// <summary>Sign-ins with a passkey from autofill (conditional UI), of all with a passkey.</summary>
    public required ShareSummary Autofill { get; init; }

    /// <summary>Every method, the most used one first.</summary>
    public required IReadOnlyList<MethodSummary> Methods { get; init; }

    /// <summary>Of sign-ins with a passkey: where it lives.</summary>
    public required IReadOnlyList<NamedShare> Authenticators { get; init; }

    /// <summary>Time to sign in by system: <c>first</c> with a passkey, <c>second</c> by any other method.</summary>
    public required IReadOnlyList<TimesOfSystemSummary> MethodsBySystem { get; init; }

    /// <summary>Time of platform and person by system: <c>first</c> with a synced passkey, <c>second</c> with a security key.</summary>
    public required IReadOnlyList<TimesOfSystemSummary> AuthenticatorsBySystem { get; init; }

    /// <summary>Success of sign-ins by surface: browsers, web views and apps.</summary>
    public required IReadOnlyList<RatedSummary> Surfaces { get; init; }

    /// <summary>All prompts to make a passkey together.</summary>
    public required PromptSummary Prompted { get; init; }

    /// <summary>Each prompt, the most shown one first.</summary>
    public required IReadOnlyList<PromptSummary> Prompts { get; init; }

    /// <summary>The period in days, weeks or months.</summary>
    public required IReadOnlyList<AdoptionSpanSummary> Spans { get; init; }

    /// <summary>Sign-ins with a passkey, of all, by months of 30 days since the first one that is known.</summary>
    public required IReadOnlyList<AdoptionMonthSummary> Months { get; init; }

    /// <summary>Users with a passkey, of all, at the end of each month of 30 days since the first passkey.</summary>
    public required IReadOnlyList<AdoptionMonthSummary> CoverageMonths { get; init; }

    /// <summary>What is different after the change; empty when none was asked about.</summary>
    public required IReadOnlyList<ChangeSummary> Changes { get; init; }

    /// <summary>The day on which the take rate of prompts changed most, when that is more than chance.</summary>
    public DateTimeOffset? SuggestedChange { get; init; }

    /// <summary>Support tickets beside sign-ins, from annotations of the kind <c>support</c>.</summary>
    public SupportSummary? Support { get; init; }
}

/// <summary>How many users of this server have passkeys, and whether they use them. A share of fewer than the floor is left out.</summary>
public sealed record CoverageSummary
{
    /// <summary>Users with a passkey, of all users.</summary>
    public ShareSummary? Users { get; init; }

    /// <summary>Users who used one of theirs since the period began, of those with one.</summary>
    public ShareSummary? Active { get; init; }

    /// <summary>Users with two or more, of those with one.</summary>
    public ShareSummary? WithTwo { get; init; }

    /// <summary>Passkeys that were used since the period began, of all.</summary>
    public ShareSummary? Used { get; init; }

    /// <summary>Where passkeys live, of all.</summary>
    public required IReadOnlyList<NamedShare> Authenticators { get; init; }

    /// <summary>Passkeys that were made in the period.</summary>
    public required long Made { get; init; }

    /// <summary>Passkeys that were deleted in the period.</summary>
    public required long Deleted { get; init; }
}

/// <summary>A share of something that has a name.</summary>
public sealed record NamedShare
{
    /// <summary>Which.</summary>
    public required string Name { get; init; }

    /// <summary>Its share.</summary>
    public required ShareSummary Share { get; init; }
}

/// <summary>How often one method was used.</summary>
public sealed record MethodSummary
{
    /// <summary>A word of the catalog's <c>method</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Of all sign-ins that are known.</summary>
    public required ShareSummary OfSignIns { get; init; }

    /// <summary>From the beginning of the way to its end; null when too few are known.</summary>
    public TimesSummary? Times { get; init; }
}

/// <summary>How long something took, in milliseconds, each to about 5 %.</summary>
public sealed record TimesSummary
{
    /// <summary>How many durations are known.</summary>
    public required long Count { get; init; }

    /// <summary>Half took no longer.</summary>
    public required long MedianMs { get; init; }

    /// <summary>The lower end of the interval of 95 % around the median.</summary>
    public required long MedianLowMs { get; init; }

    /// <summary>Its upper end.</summary>
    public required long MedianHighMs { get; init; }

    /// <summary>A quarter took no longer.</summary>
    public required long FirstQuartileMs { get; init; }

    /// <summary>Three quarters took no longer.</summary>
    public required long ThirdQuartileMs { get; init; }

    /// <summary>95 of 100 took no longer.</summary>
    public required long P95Ms { get; init; }
}

/// <summary>Two durations side by side, on one system.</summary>
public sealed record TimesOfSystemSummary
{
    /// <summary>The system.</summary>
    public required string Os { get; init; }

    /// <summary>Of the first; null when too few are known.</summary>
    public TimesSummary? First { get; init; }

    /// <summary>Of the second; null when too few are known.</summary>
    public TimesSummary? Second { get; init; }

    /// <summary>How much longer the second one takes by the median.</summary>
    public long? DeltaMs { get; init; }
}

/// <summary>How many attempts of one sort ended well.</summary>
public sealed record RatedSummary
{
    /// <summary>Which sort; empty for all.</summary>
    public required string Name { get; init; }

    /// <summary>Of all attempts.</summary>
    public required ShareSummary Everything { get; init; }

    /// <summary>Of those that no decision of the person ended.</summary>
    public required ShareSummary WithoutDecisions { get; init; }
}

/// <summary>What came of a prompt.</summary>
public sealed record PromptSummary
{
    /// <summary>What the site calls it; empty for all together.</summary>
    public required string Prompt { get; init; }

    /// <summary>How often people agreed, of how often it was shown.</summary>
    public required ShareSummary Accepted { get; init; }

    /// <summary>How often a passkey was made, of how often people agreed.</summary>
    public required ShareSummary Created { get; init; }

    /// <summary>How often a passkey was made, of how often it was shown: the take rate.</summary>
    public required ShareSummary Taken { get; init; }
}

/// <summary>Some days in a row.</summary>
public sealed record AdoptionSpanSummary
{
    /// <summary>The first of them.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>How many.</summary>
    public required int Days { get; init; }

    /// <summary>Sign-ins with a passkey, of all.</summary>
    public required ShareSummary Passkeys { get; init; }

    /// <summary>Prompts that led to a passkey, of all that were shown.</summary>
    public required ShareSummary Taken { get; init; }

    /// <summary>How many passkeys were made.</summary>
    public required long Registrations { get; init; }

    /// <summary>How many deletions were told.</summary>
    public required long Deletions { get; init; }
}

/// <summary>How far adoption had come in a month of 30 days.</summary>
public sealed record AdoptionMonthSummary
{
    /// <summary>Counted from 1.</summary>
    public required int Month { get; init; }

    /// <summary>How far.</summary>
    public required ShareSummary Share { get; init; }
}

/// <summary>One measure before and after.</summary>
public sealed record ChangeSummary
{
    /// <summary>What is measured.</summary>
    public required string Name { get; init; }

    /// <summary>Before.</summary>
    public required ShareSummary Before { get; init; }

    /// <summary>After.</summary>
    public required ShareSummary After { get; init; }

    /// <summary>After less before, from −1 to 1; null when one of them is about too few.</summary>
    public double? Difference { get; init; }

    /// <summary>The lower end of its interval of 95 %.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of its interval of 95 %.</summary>
    public double? High { get; init; }
}
