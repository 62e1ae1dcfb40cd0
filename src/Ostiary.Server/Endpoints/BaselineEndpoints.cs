using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>What is usual on each system, over HTTP.</summary>
internal static class BaselineEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Maps <c>baselines</c> below <c>/v1/insights</c>.</summary>
    public static void MapBaselines(this RouteGroupBuilder insights) =>
        insights.MapGet("/baselines", Ask).WithSummary("What is usual on each system")
            .WithDescription("Failures and durations of each system in the last seven days, beside the 28 days before them: whole days in UTC, user decisions left out. Systems about fewer than "
                + "10 people are left out.");

    private static async Task<Results<Ok<Page<BaselineSummary>>, ContentHttpResult, Refusal>> Ask(string? format, SystemBaselines baselines, HttpContext context, CancellationToken cancel)
    {
        if (InsightParameters.Stray(context, "format") is { } stray)
            return Problem.From(stray);

        if (format is not (null or "json" or "csv"))
            return Problem.From(InsightParameters.Invalid("format", "json or csv"));

        var found = await baselines.Ask(context.Caller().RelyingParty.Id, cancel);
        return format == "csv"
            ? TypedResults.Text(BaselineSummaries.CsvOf(found), CsvType)
            : TypedResults.Ok(new Page<BaselineSummary> { Items = [.. found.Select(BaselineSummaries.Of)] });
    }
}
