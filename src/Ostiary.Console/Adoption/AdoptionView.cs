using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Annotations;
using Ostiary.Console.Charts;
using Ostiary.Console.Filters;
using Ostiary.Insights;

namespace Ostiary.Console.Adoption;

/// <summary>The page of adoption.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
public sealed record AdoptionView(ConsoleVisit Visit, FilterForm Form)
{
    // Below this share of proven attempts, the accounts of this server are not those of the site.
    private const double MostlyProven = 0.9;
    private const int LeastShown = 7;

    /// <summary>What was answered; null when nothing was asked.</summary>
    public AdoptionAnswer? Answer { get; init; }

    /// <summary>What accounts say; null when nothing was asked.</summary>
    public AccountAdoption? Accounts { get; init; }

    /// <summary>The day of the change that was asked about; null when there is none.</summary>
    public DateTimeOffset? Change { get; init; }

    /// <summary>What was noted in the period.</summary>
    public AnnotationMarks Noted { get; init; } = new("", []);

    /// <summary>Whether nothing is known at all.</summary>
    public bool IsEmpty => Answer is { IsTooSmall: false, Passkeys.Of: 0, Proven.Of: 0, Prompted.Taken.Of: 0 };

    /// <summary>Whether the site keeps its accounts elsewhere, so that coverage is not known.</summary>
    public bool IsMostlyObserved => Answer is { Proven: { Rate: < MostlyProven } };

    /// <summary>The period in spans, from a week at the least or the first one of which anything was told.</summary>
    internal IReadOnlyList<AdoptionSpan> Spans => Answer is not { Spans: var all }
        ? []
        : [.. all.Skip(Math.Max(0, Math.Min(all.Count - LeastShown, all.TakeWhile(IsEmptySpan).Count())))];

    /// <summary>Passkeys and take rate over time; null when there is too little of it.</summary>
    internal TrendPicture? Uptake => Spans is { Count: > 1 } spans
        ? new(
            [.. spans.Select(span => Days.Short(span.From))],
            [TrendLine.Of("Sign-ins with a passkey", spans.Select(span => span.Passkeys)), TrendLine.Of("Prompts that led to a passkey", spans.Select(span => span.Taken))],
            IsShare: true, MarkOf(spans), Change is { } day ? $"Change, {Days.Short(day)}" : null)
        { Marks = Noted.On([.. spans.Select(span => span.From)]) }
        : null;

    /// <summary>Passkeys made and deleted over time.</summary>
    internal TrendPicture? Lifecycle => Spans is { Count: > 1 } spans
        ? new(
            [.. spans.Select(span => Days.Short(span.From))],
            [new("Made", [.. spans.Select(span => (double?)span.Registrations)]), new("Deleted", [.. spans.Select(span => (double?)span.Deletions)])],
            IsShare: false, MarkOf(spans), Change is { } day ? $"Change, {Days.Short(day)}" : null)
        { Marks = Noted.On([.. spans.Select(span => span.From)]) }
        : null;

    /// <summary>Support tickets for each thousand sign-ins over time; null when there is too little of it.</summary>
    internal TrendPicture? TicketTrend => Answer?.Support is { Spans: { Count: > 1 } spans }
        ? new([.. spans.Select(span => Days.Short(span.From))], [new("Tickets for each 1,000 sign-ins", [.. spans.Select(span => span.Tickets.Rate)])], IsShare: false)
        : null;

    /// <summary>Adoption by months since its beginning.</summary>
    internal TrendPicture? Curve => Answer is { Months: { Count: > 1 } months }
        ? new(
            [.. months.Select(month => $"Month {month.Month}")],
            [
                TrendLine.Of("Sign-ins with a passkey", months.Select(month => month.Passkeys)),
                .. Accounts is { Months: { Count: > 1 } covered } && !IsMostlyObserved
                    ? [TrendLine.Of("Users with a passkey", months.Select(month => ShareOf(covered.FirstOrDefault(each => each.Month == month.Month))))]
                    : (TrendLine[])[],
            ],
            IsShare: true)
        : null;

    /// <summary>Users with a passkey at the end of a month.</summary>
    internal static Share ShareOf(AdoptionMonth? month) => month is null ? new(0, 0) : new(month.WithPasskey, month.Users);

    private static bool IsEmptySpan(AdoptionSpan span) => span is { Passkeys.Of: 0, Taken.Of: 0, Registrations: 0, Deletions: 0 };

    private int? MarkOf(IReadOnlyList<AdoptionSpan> spans) =>
        Change is { } day && spans.Select((span, place) => (span, place)).LastOrDefault(each => each.span.From <= day) is { span: not null } found ? found.place : null;
}

/// <summary>What measures are called on pages.</summary>
internal static class Measures
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["sign_ins_with_passkey"] = "Sign-ins with a passkey, of all",
        ["prompts_accepted"] = "Prompts that people agreed to",
        ["prompts_taken"] = "Prompts that led to a passkey",
        ["creation_success"] = "Passkeys made, of all that were begun",
        ["creation_success_without_decisions"] = "Passkeys made, user decisions left out",
        ["sign_in_success"] = "Sign-ins with a passkey that succeed",
        ["sign_in_success_without_decisions"] = "Sign-ins that succeed, user decisions left out",
    };

    /// <summary>The name of a measure.</summary>
    public static string Of(string name) => Names.TryGetValue(name, out var known) ? known : Words.Of(name);

    /// <summary>One measure in a sentence: what it is, and what it was.</summary>
    public static string Sentence(Change change, string before) =>
        $"{Of(change.Name)}: {Figures.Percent(change.After.Rate)}, {(change.After.Rate >= change.Before.Rate ? "up" : "down")} from {Figures.Percent(change.Before.Rate)} {before}";
}
