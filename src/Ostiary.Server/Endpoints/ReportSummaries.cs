using Ostiary.Accounts;
using Ostiary.Console.Adoption;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;

namespace Ostiary.Server.Endpoints;

/// <summary>From what is answered about adoption, and in the overview, to what the API says as JSON.</summary>
internal static class ReportSummaries
{
    public static AdoptionSummary Of(AdoptionAnswer answer, AccountAdoption accounts) => new()
    {
        Coverage = Of(accounts.Coverage, accounts.Days.Sum(day => day.Made), accounts.Days.Sum(day => day.Deleted)),
        Proven = Of(answer.Proven),
        IsTooSmall = answer.IsTooSmall,
        Floor = AnonymityFloor.Least,
        Passkeys = Of(answer.Passkeys),
        Autofill = Of(answer.Autofill),
        Methods = [.. answer.Methods.Select(one => new MethodSummary { Method = one.Method, OfSignIns = Of(one.OfSignIns), Times = Of(one.Times) })],
        Authenticators = [.. answer.Authenticators.Select(one => new NamedShare { Name = one.Authenticator, Share = Of(one.OfSignIns) })],
        MethodsBySystem = [.. answer.MethodsBySystem.Select(Of)],
        AuthenticatorsBySystem = [.. answer.AuthenticatorsBySystem.Select(Of)],
        Surfaces = [.. answer.Surfaces.Select(Of)],
        Prompted = Of(answer.Prompted),
        Prompts = [.. answer.Prompts.Select(Of)],
        Spans = [.. answer.Spans.Select(Of)],
        Months = [.. answer.Months.Select(one => new AdoptionMonthSummary { Month = one.Month, Share = Of(one.Passkeys) })],
        CoverageMonths = [.. accounts.Months.Where(IsAboutEnough)
            .Select(one => new AdoptionMonthSummary { Month = one.Month, Share = Of(new Share(one.WithPasskey, one.Users)) })],
        Changes = [.. answer.Changes.Select(Of)],
        SuggestedChange = answer.SuggestedChange,
        Support = answer.Support is { } support ? Of(support) : null,
    };

    public static OverviewSummary Of(OverviewAnswer answer, Coverage coverage) => new()
    {
        SignIns = Of(answer.SignIns),
        Creations = Of(answer.Creations),
        Passkeys = Of(answer.Passkeys),
        Recoveries = answer.Recoveries,
        Coverage = Of(coverage, answer.Days.Sum(day => day.Registrations), 0),
        Changes = [.. answer.Changes.Select(Of)],
        Days = [.. answer.Days.Select(day => new OverviewDaySummary { Day = day.Day, SignIns = Of(day.SignIns), Registrations = day.Registrations })],
        Transports = [.. answer.Transports.Select(Of)],
        Models = [.. answer.Models.Select(Of)],
        Links = [.. answer.Links.Select(link => new SignInLinkSummary { From = link.From, To = link.To, Count = link.Count })],
        Problems = [.. answer.Troubles.Select(Of)],
        Floor = AnonymityFloor.Least,
    };

    private static bool IsAboutEnough(AdoptionMonth month) => month.Users >= AnonymityFloor.Least;

    private static CoverageSummary Of(Coverage coverage, long made, long deleted) => new()
    {
        Users = FlooredOf(coverage.WithPasskey, coverage.Users),
        Active = FlooredOf(coverage.Active, coverage.WithPasskey),
        WithTwo = FlooredOf(coverage.WithTwo, coverage.WithPasskey),
        Used = FlooredOf(coverage.Used, coverage.Passkeys),
        Authenticators = [.. PasskeyCells.Of(coverage).Select(one => new NamedShare { Name = one.Name, Share = Of(one.OfPasskeys) })],
        Made = made,
        Deleted = deleted,
    };

    private static ShareSummary? FlooredOf(long count, long of) => of < AnonymityFloor.Least ? null : Of(new Share(count, of));

    internal static TimesSummary? Of(Times? times) => times is null ? null : new()
    {
        Count = times.Count,
        MedianMs = times.Median,
        MedianLowMs = times.MedianLow,
        MedianHighMs = times.MedianHigh,
        FirstQuartileMs = times.FirstQuartile,
        ThirdQuartileMs = times.ThirdQuartile,
        P95Ms = times.P95,
    };

    private static TimesOfSystemSummary Of(TimesOfSystem one) => new() { Os = one.Os, First = Of(one.First), Second = Of(one.Second), DeltaMs = one.Delta };

    private static RatedSummary Of(Rated one) => new() { Name = one.Name, Everything = Of(one.Everything), WithoutDecisions = Of(one.WithoutDecisions) };

    private static PromptSummary Of(PromptUse one) => new() { Prompt = one.Prompt, Accepted = Of(one.Accepted), Created = Of(one.Created), Taken = Of(one.Taken) };

    private static AdoptionSpanSummary Of(AdoptionSpan one) => new()
    {
        From = one.From,
        Days = one.Days,
        Passkeys = Of(one.Passkeys),
        Taken = Of(one.Taken),
        Registrations = one.Registrations,
        Deletions = one.Deletions,
    };

    private static ChangeSummary Of(Change one) => new()
    {
        Name = one.Name,
        Before = Of(one.Before),
        After = Of(one.After),
        Difference = one.Difference?.Points,
        Low = one.Difference?.Low,
        High = one.Difference?.High,
    };

    private static ProblemSummary Of(Trouble one) => new()
    {
        ErrorClass = one.ErrorClass,
        Now = Of(one.Now),
        Before = Of(one.Before),
        Os = one.Os,
        OfOs = one.Os is null ? null : Of(one.OfOs),
    };

    private static SupportSummary Of(SupportAnswer one) => new()
    {
        Now = Of(one.Now),
        Before = Of(one.Before),
        IsClear = one.IsClear,
        Tagged = Of(one.Tagged),
        Spans = [.. one.Spans.Select(span => new SupportSpanSummary { From = span.From, Days = span.Days, Tickets = Of(span.Tickets) })],
    };

    private static PerThousandSummary Of(PerThousand one) => new() { Count = one.Count, Of = one.Of, Rate = one.Rate, Low = one.Low, High = one.High };

    private static ShareSummary Of(Share share) => new() { Count = share.Count, Of = share.Of, Rate = share.Rate, Low = share.Low, High = share.High };
}
