using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Requests;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>Questions about attempts over HTTP: for backends, and for whoever may see the console.</summary>
public static class InsightEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";
    private const int DefaultPage = 50;
    private const int LargestPage = 200;
    private const int LargestTable = 5_000;
    private const int LongestReference = 256;

    /// <summary>Maps <c>/v1/insights</c>.</summary>
    public static IEndpointRouteBuilder MapInsights(this IEndpointRouteBuilder app)
    {
        var insights = app.MapGroup("/v1/insights").WithTags("Insights").RequireRateLimiting(LimitPolicies.Ceremonies)
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend, CallerKind.HostedPage)).AddEndpointFilter(StaffOnly);
        insights.MapGet("/funnel", AskFunnel).WithSummary("Where people drop off")
            .WithDescription("Seven nodes from intent to end, with Wilson intervals of 95 %, user decisions included and left out. Filters are joined by and; by tells apart by one "
                + "of them; againstFrom and againstUntil compare with another period, against.os and so on with another segment: the same filters but for those (any lifts one). Without osVersion, browserVersion, oem, model, touchpoint, manager and cohort whole hours are counted. "
                + "Cells of fewer than 10 are merged. basis is attempts, ticketed or persons.");
        insights.MapDevicesAndErrors();
        insights.MapGet("/attempts", Search).WithSummary("Find attempts")
            .WithDescription("Newest first, at most 200 a page, or 5,000 rows as CSV. person and passkey take the references that the site or this server uses; error takes a platform's name or a server's code; "
                + "supportCode takes what the person was shown, and asks about all that is kept unless from says otherwise.");
        insights.MapGet("/attempts/{id}", Show).WithSummary("One attempt's timeline")
            .WithDescription("Every event in order, the class, the party, and in one sentence why. The id is the attempt's, its ceremony's, or the support code that the person was shown.");
        insights.MapReports();
        insights.MapRegressions();
        insights.MapBaselines();
        return app;
    }

    private static async Task<Results<Ok<FunnelSummary>, ContentHttpResult, Refusal>> AskFunnel(
        [AsParameters] InsightParameters asked, string? by, string? basis, string? againstFrom, string? againstUntil, Funnel funnel, TimeProvider clock,
        HttpContext context, CancellationToken cancel)
    {
        var question = asked.Filter(context, clock.GetUtcNow(), ["by", "basis", .. InsightParameters.Comparing]).Then(filter => QuestionOf(filter, by, basis));
        if (!question.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var against = InsightParameters.Against(context).Then(changes => Against(found, changes, againstFrom, againstUntil));
        if (!against.TryGet(out var other, out failure))
            return Problem.From(failure);

        var answer = await funnel.Ask(found, cancel);
        var held = ReferenceEquals(other, found) ? null : await funnel.Ask(other, cancel);
        return asked.WantsCsv
            ? TypedResults.Text(InsightSummaries.CsvOf(answer, held), CsvType)
            : TypedResults.Ok(InsightSummaries.Of(answer, found.Basis, held));
    }

    private static async Task<Results<Ok<Page<AttemptSummary>>, ContentHttpResult, Refusal>> Search(
        [AsParameters] InsightParameters asked, string? person, string? passkey, string? error, string? supportCode, string? limit, string? after, AttemptSearch search, TimeProvider clock,
        HttpContext context, CancellationToken cancel)
    {
        var page = asked.Filter(context, clock.GetUtcNow(), "person", "passkey", "error", "supportCode", "limit", "after")
            .Then(filter => PageOf(new AttemptQuestion(filter) { Person = person, Passkey = passkey, Error = error, SupportCode = FilterWords.SupportCodeOf(supportCode) }, limit, after, asked.WantsCsv ? LargestTable : LargestPage));
        if (!page.TryGet(out var question, out var failure))
            return Problem.From(failure);

        var found = await search.Ask(question, cancel);
        return asked.WantsCsv
            ? TypedResults.Text(InsightSummaries.CsvOf(found), CsvType)
            : TypedResults.Ok(new Page<AttemptSummary>
            {
                Items = [.. found.Select(InsightSummaries.Of)],
                Next = found.Count == question.Limit ? AttemptPlaceText.Of(found[^1]) : null,
            });
    }

    private static async Task<Results<Ok<AttemptTimelineSummary>, Refusal>> Show(string id, AttemptTimeline timeline, HttpContext context, CancellationToken cancel)
    {
        // No id has such letters, and PostgreSQL cannot compare with one of them.
        var found = id.Any(char.IsControl) ? InsightsCodes.AttemptUnknown : await timeline.Ask(context.Caller().RelyingParty.Id, id, cancel);
        return found.Match<Results<Ok<AttemptTimelineSummary>, Refusal>>(one => TypedResults.Ok(InsightSummaries.Of(one)), failure => Problem.From(failure));
    }

    private static Outcome<FunnelQuestion> QuestionOf(AttemptFilter filter, string? by, string? basis)
    {
        var dimension = by is null ? null : InsightParameters.DimensionOf(by);
        if (by is not null && dimension is null)
            return InsightParameters.Invalid("by", "no filter has this name");

        return basis switch
        {
            null or "attempts" => new FunnelQuestion(filter, dimension),
            "ticketed" => new FunnelQuestion(filter, dimension, FunnelBasis.Ticketed),
            "persons" => new FunnelQuestion(filter, dimension, FunnelBasis.Persons),
            _ => InsightParameters.Invalid("basis", "attempts, ticketed or persons"),
        };
    }

    // The question itself when there is nothing to compare with.
    private static Outcome<FunnelQuestion> Against(FunnelQuestion question, Dictionary<AttemptDimension, string> changes, string? from, string? until)
    {
        var segment = changes.Count == 0 ? question : question with { Filter = FilterWords.Changed(question.Filter, changes) };
        return from is null && until is null
            ? segment
            : InsightParameters.Period("againstFrom", from, "againstUntil", until, question.Filter.From)
                .Map(period => segment with { Filter = segment.Filter with { From = period.From, Until = period.Until } });
    }

    private static Outcome<AttemptQuestion> PageOf(AttemptQuestion question, string? limit, string? after, int largest)
    {
        var most = largest == LargestTable ? LargestTable : DefaultPage;
        if (limit is not null && (!int.TryParse(limit, out most) || most < 1 || most > largest))
            return InsightParameters.Invalid("limit", $"limit is 1 to {largest}");

        var place = after is null ? null : AttemptPlaceText.Read(after);
        if (after is not null && place is null)
            return InsightParameters.Invalid("after", "after is what the page before named as next");

        var named = new[] { question.Person, question.Passkey, question.Error, question.SupportCode }.OfType<string>();
        return named.Any(text => text.Length > LongestReference || text.Any(char.IsControl))
            ? InsightParameters.Invalid("person", "a reference has at most 256 characters")
            : question with { Limit = most, After = place };
    }

    private static ValueTask<object?> StaffOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var caller = asked.HttpContext.Caller();
        return caller.Kind == CallerKind.Backend || caller.SignedIn is { User.Role: not Role.User }
            ? next(asked)
            : ValueTask.FromResult<object?>(Problem.From(new Failure(caller.SignedIn is null ? HttpCodes.SignInRequired : HttpCodes.SecretKeyRequired)));
    }
}
