using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>Which combinations became worse, over HTTP.</summary>
internal static class RegressionEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    /// <summary>Maps <c>regressions</c> below <c>/v1/insights</c>.</summary>
    public static void MapRegressions(this RouteGroupBuilder insights) =>
        insights.MapGet("/regressions", List).WithSummary("What became worse")
            .WithDescription("Combinations of system, browser or device with their versions on which passkeys began to fail, latest first, each with counts, intervals, what it is held against, a "
                + "sentence and the next step. state is open (the usual one) or all. Only people whose ceremonies this server issued count, each once a day; nothing is about fewer than 10.");

    private static async Task<Results<Ok<Page<RegressionSummary>>, ContentHttpResult, Refusal>> List(
        string? state, string? limit, string? after, string? format, RegressionBook regressions, HttpContext context, CancellationToken cancel)
    {
        if (InsightParameters.Stray(context, "state", "limit", "after", "format") is { } stray)
            return Problem.From(stray);

        var relyingParty = context.Caller().RelyingParty.Id;
        if (!QuestionOf(relyingParty, state, limit, format).TryGet(out var question, out var failure))
            return Problem.From(failure);

        if (after is not null)
        {
            if (RegressionId.Parse(after) is not { } id || await regressions.Find(relyingParty, id, cancel) is not { } last)
                return Problem.From(InsightParameters.Invalid("after", "after is the id that the page before named as next"));

            question = question with { After = last };
        }

        var found = await regressions.List(question, cancel);
        return format == "csv"
            ? TypedResults.Text(RegressionSummaries.CsvOf(found), CsvType)
            : TypedResults.Ok(new Page<RegressionSummary>
            {
                Items = [.. found.Select(RegressionSummaries.Of)],
                Next = found.Count == question.Limit ? found[^1].Id.Value : null,
            });
    }

    private static Outcome<RegressionQuestion> QuestionOf(RelyingPartyId relyingParty, string? state, string? limit, string? format)
    {
        if (state is not (null or "open" or "all"))
            return InsightParameters.Invalid("state", "open or all");

        if (format is not (null or "json" or "csv"))
            return InsightParameters.Invalid("format", "json or csv");

        var most = DefaultPage;
        return limit is not null && (!int.TryParse(limit, out most) || most is < 1 or > LargestPage)
            ? InsightParameters.Invalid("limit", $"limit is 1 to {LargestPage}")
            : new RegressionQuestion(relyingParty, state == "all" ? DateTimeOffset.UnixEpoch : null) { Limit = most };
    }
}
