using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>What operators note beside the figures, over HTTP: releases, incidents, what people asked support. For backends.</summary>
public static class AnnotationEndpoints
{
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    /// <summary>Maps <c>/v1/annotations</c>.</summary>
    public static IEndpointRouteBuilder MapAnnotations(this IEndpointRouteBuilder app)
    {
        var annotations = app.MapGroup("/v1/annotations").WithTags("Insights").RequireRateLimiting(LimitPolicies.Ceremonies)
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend));
        annotations.MapGet("", List).WithSummary("List annotations")
            .WithDescription("Those that touch the period, latest first, at most 200 a page. from and until are RFC 3339 instants, the last 90 days when absent; kind narrows it.");
        annotations.MapPost("", Add).WithSummary("Note something")
            .WithDescription("What was released, what broke, what people asked support, against a stretch of time and perhaps one system or browser. It is drawn into the pages of figures; "
                + "tickets of the kind support are counted against sign-ins. With an Idempotency-Key the call may be repeated safely for a day: the annotation that it made comes back.");
        annotations.MapDelete("/{annotation}", Remove).WithSummary("Remove an annotation");
        return app;
    }

    private static async Task<Results<Ok<Page<AnnotationSummary>>, Refusal>> List(
        string? from, string? until, string? kind, string? limit, string? after, AnnotationBook book, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var relyingParty = context.Caller().RelyingParty.Id;
        var period = InsightParameters.Period("from", from, "until", until, clock.GetUtcNow(), TimeSpan.FromDays(90));
        var asked = period.Then(found => QuestionOf(new AnnotationQuestion(relyingParty, found.From, found.Until), kind, limit));
        if (!asked.TryGet(out var question, out var failure))
            return Problem.From(failure);

        if (after is not null)
        {
            var last = AnnotationId.Parse(after) is { } id ? await book.Find(relyingParty, id, cancel) : InsightsCodes.AnnotationGone;
            if (!last.Succeeded)
                return Problem.From(InsightParameters.Invalid("after", "after is the id that the page before named as next"));

            question = question with { After = last.Value };
        }

        var items = await book.List(question, cancel);
        return TypedResults.Ok(new Page<AnnotationSummary>
        {
            Items = [.. items.Select(AnnotationSummaries.Of)],
            Next = items.Count == question.Limit ? items[^1].Id.Value : null,
        });
    }

    private static async Task<Results<Created<AnnotationSummary>, Refusal>> Add(
        Body<CreateAnnotationRequest> body, [FromHeader(Name = Repetition.Header)] string? idempotencyKey, AnnotationActs acts, HttpContext context, CancellationToken cancel)
    {
        var made = await body.Outcome.Then(asked => context.Caller().Once(idempotencyKey, "annotation", asked, ContractsJson.Default.CreateAnnotationRequest)
            .Then(once => acts.Add(context.Caller().RelyingParty.Id, WishOf(asked), once, context.ChangedBy(), cancel)));
        return made.Match<Results<Created<AnnotationSummary>, Refusal>>(
            annotation => TypedResults.Created($"/v1/annotations/{annotation.Id}", AnnotationSummaries.Of(annotation)), failure => Problem.From(failure));
    }

    private static async Task<Results<NoContent, Refusal>> Remove(string annotation, AnnotationActs acts, HttpContext context, CancellationToken cancel)
    {
        var removed = AnnotationId.Parse(annotation) is { } id
            ? await acts.Remove(context.Caller().RelyingParty.Id, id, context.ChangedBy(), cancel)
            : InsightsCodes.AnnotationGone;
        return removed.Match<Results<NoContent, Refusal>>(_ => TypedResults.NoContent(), failure => Problem.From(failure));
    }

    private static Outcome<AnnotationQuestion> QuestionOf(AnnotationQuestion question, string? kind, string? limit)
    {
        if (kind is not null && AnnotationKinds.Find(kind) is null)
            return InsightParameters.Invalid("kind", string.Join(", ", AnnotationKinds.Names));

        var most = DefaultPage;
        return limit is not null && (!int.TryParse(limit, out most) || most is < 1 or > LargestPage)
            ? InsightParameters.Invalid("limit", $"limit is 1 to {LargestPage}")
            : question with { Kind = AnnotationKinds.Find(kind), Limit = most };
    }

    private static AnnotationWish WishOf(CreateAnnotationRequest asked) => new()
    {
        Kind = asked.Kind,
        Text = asked.Text,
        From = asked.From,
        Until = asked.Until,
        Tickets = asked.Tickets,
        Segment = asked.Segment,
    };
}
