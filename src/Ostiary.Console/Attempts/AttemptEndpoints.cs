using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.Attempts;

/// <summary>Finding attempts, and looking at one.</summary>
internal static class AttemptEndpoints
{
    private const int PageLength = 50;
    private const int LargestTable = 5_000;

    public static async Task<IResult> List(
        HttpContext context, AttemptSearch search, AttemptTimeline timeline, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        var view = new AttemptsView(context.Visit(), form);
        var after = form.Text("after") is { } text ? AttemptPlaceText.Read(text) : null;
        if (form.Wrong is not null || (after is null && form.Text("after") is not null))
            return new RazorComponentResult<AttemptsPage>(new { View = view with { Form = form with { Wrong = form.Wrong ?? "after" } } }) { StatusCode = StatusCodes.Status400BadRequest };

        if (form.Text("attempt") is { } named)
            return await Named(view, named, timeline, cancel);

        var wantsFile = form.Text("format") is Export.Csv or Export.Json;
        var found = await search.Ask(
            new AttemptQuestion(form.Filter)
            {
                Person = form.Text("person"),
                Passkey = form.Text("passkey"),
                Error = form.Text("error"),
                After = after,
                Limit = wantsFile ? LargestTable : PageLength + 1,
            },
            cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("attempts", Export.Csv, tables.Csv(found)),
            Export.Json => Export.File("attempts", Export.Json, tables.Json(found)),
            _ => new RazorComponentResult<AttemptsPage>(new
            {
                View = view with
                {
                    Attempts = [.. found.Take(PageLength)],
                    Next = found.Count > PageLength ? form.With(("after", AttemptPlaceText.Of(found[PageLength - 1]))) : null,
                },
            }),
        };
    }

    public static async Task<IResult> Show(HttpContext context, string attempt, AttemptTimeline timeline, IInsightTables tables, CancellationToken cancel)
    {
        var visit = context.Visit();
        // No id has such letters, and PostgreSQL cannot compare with one of them.
        if (attempt.Any(char.IsControl) || !(await timeline.Ask(visit.RelyingParty.Id, attempt, cancel)).TryGet(out var found, out _))
            return ProblemPages.NotFound(context);

        return context.Request.Query["format"] == Export.Json
            ? Export.File("attempt", Export.Json, tables.Json(found))
            : new RazorComponentResult<TimelinePage>(new { View = new TimelineView(visit, found) });
    }

    private static async Task<IResult> Named(AttemptsView view, string named, AttemptTimeline timeline, CancellationToken cancel) =>
        (await timeline.Ask(view.Visit.RelyingParty.Id, named, cancel)).Match<IResult>(
            found => TypedResults.Redirect(AttemptsView.AddressOf(view.Visit, found.Attempt.Key)),
            _ => new RazorComponentResult<AttemptsPage>(new { View = view with { NamedIsUnknown = true } }) { StatusCode = StatusCodes.Status404NotFound });
}
