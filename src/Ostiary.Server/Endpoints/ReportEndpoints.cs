using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>The two questions that are answered from figures of days: adoption, and the overview.</summary>
internal static class ReportEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Maps <c>adoption</c> and <c>overview</c>.</summary>
    public static void MapReports(this RouteGroupBuilder insights)
    {
        insights.MapGet("/adoption", AskAdoption).WithSummary("How far passkeys are taken up")
            .WithDescription("Coverage and active use from this server's accounts; methods, prompts, times and authenticators from what was told. Whole days in UTC. os, formFactor and "
                + "surface narrow it; change, a day such as 2026-11-21, is held against what was before. Cells of fewer than 10 are merged.");
        insights.MapGet("/overview", AskOverview).WithSummary("How passkeys do, on one page")
            .WithDescription("Success with and without user decisions, trend, share by method, transports, models and the three largest problems, each with the period before. "
                + "Whole days in UTC; nothing narrows it but the period.");
    }

    private static async Task<Results<Ok<AdoptionSummary>, ContentHttpResult, Refusal>> AskAdoption(
        [AsParameters] InsightParameters asked, string? change, AdoptionReport report, SupportReport support, Census census, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var question = asked.Filter(context, clock.GetUtcNow(), "change").Then(filter => Narrowed(filter, DayArchive.Dimensions)).Then(filter => QuestionOf(filter, change));
        if (!question.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var accounts = await census.AdoptionOf(found.Filter.RelyingParty, found.Filter.From, found.Filter.Until, cancel);
        var answer = await report.Ask(found with { Deletions = [.. accounts.Days.Select(day => (day.Day, day.Deleted))] }, cancel) with { Support = await support.Ask(found.Filter, cancel) };
        return asked.WantsCsv
            ? TypedResults.Text(ReportTables.CsvOf(answer, accounts), CsvType)
            : TypedResults.Ok(ReportSummaries.Of(answer, accounts));
    }

    private static async Task<Results<Ok<OverviewSummary>, ContentHttpResult, Refusal>> AskOverview(
        [AsParameters] InsightParameters asked, OverviewReport report, Census census, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var filter = asked.Filter(context, clock.GetUtcNow()).Then(filter => Narrowed(filter, new HashSet<AttemptDimension>()));
        if (!filter.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var coverage = await census.CoverageOf(found.RelyingParty, found.From, cancel);
        var answer = await report.Ask(found, cancel);
        return asked.WantsCsv ? TypedResults.Text(ReportTables.CsvOf(answer, coverage), CsvType) : TypedResults.Ok(ReportSummaries.Of(answer, coverage));
    }

    // A filter that does nothing misleads.
    private static Outcome<AttemptFilter> Narrowed(AttemptFilter filter, IReadOnlySet<AttemptDimension> known) =>
        filter.Where.Keys.Where(dimension => !known.Contains(dimension)).Select(FilterWords.NameOf).FirstOrDefault() is { } stray
            ? InsightParameters.Invalid(stray, "this question cannot be narrowed so")
            : filter;

    private static Outcome<AdoptionQuestion> QuestionOf(AttemptFilter filter, string? change) =>
        change is null ? new AdoptionQuestion(filter)
        : AdoptionReport.ChangeOf(change, filter) is { } day ? new AdoptionQuestion(filter, day)
        : InsightParameters.Invalid("change", "a day within the period is written as in 2026-11-21");
}
