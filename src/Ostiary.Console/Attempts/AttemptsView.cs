using Ostiary.Console.Access;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Attempts;

/// <summary>The page on which attempts are found.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
public sealed record AttemptsView(ConsoleVisit Visit, FilterForm Form)
{
    /// <summary>Those found, newest first; null when nothing was asked.</summary>
    public IReadOnlyList<Attempt>? Attempts { get; init; }

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>True when an attempt was named and is not there.</summary>
    public bool NamedIsUnknown { get; init; }

    /// <summary>The page of one attempt.</summary>
    public static string AddressOf(ConsoleVisit visit, string key) => $"{visit.Below}/attempts/{Uri.EscapeDataString(key)}";
}

/// <summary>The page of one attempt.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Timeline">What happened.</param>
public sealed record TimelineView(ConsoleVisit Visit, Timeline Timeline)
{
    /// <summary>The attempt.</summary>
    public Attempt Attempt => Timeline.Attempt;

    /// <summary>What the page is called.</summary>
    public string Title => $"{AttemptText.What(Attempt)}: {Words.Of(Attempt.Outcome.Wire()).ToLowerInvariant()}";
}
