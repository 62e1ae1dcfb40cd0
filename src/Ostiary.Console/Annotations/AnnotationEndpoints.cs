using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.Annotations;

/// <summary>What operators note beside the figures: looking, adding, removing.</summary>
internal static class AnnotationEndpoints
{
    private const string Usual = "quarter";
    private const string DayFormat = "yyyy-MM-dd";
    private const int PageLength = 100;
    private const int LargestTable = 5_000;

    public static async Task<IResult> List(
        HttpContext context, AnnotationBook book, IInsightTables tables, TimeProvider clock, string? done, string? problem, CancellationToken cancel)
    {
        var form = Checked(FilterForm.Read(context, clock.GetUtcNow(), Usual));
        if (form.Wrong is not null)
            return Page(new AnnotationsView(context.Visit(), form, []), StatusCodes.Status400BadRequest);

        var format = form.Text("format");
        var last = AnnotationId.Parse(form.Text("after")) is { } id && (await book.Find(form.Filter.RelyingParty, id, cancel)).TryGet(out var found, out _) ? found : null;
        var asked = QuestionOf(form) with { Limit = format is null ? PageLength : LargestTable, After = last };
        var annotations = await book.List(asked, cancel);
        return format switch
        {
            Export.Csv => Export.File("annotations", Export.Csv, tables.Csv(annotations)),
            Export.Json => Export.File("annotations", Export.Json, tables.Json(annotations)),
            _ => Page(new AnnotationsView(context.Visit(), form, annotations)
            {
                Kind = asked.Kind,
                News = ConsoleNews.Say(done),
                Refused = problem == InsightsCodes.AnnotationGone.Value ? new Failure(InsightsCodes.AnnotationGone) : null,
                Next = annotations.Count == PageLength ? form.With(("after", annotations[^1].Id.Value)) : null,
            }),
        };
    }

    public static async Task<IResult> Add(HttpContext context, IFormCollection form, IAnnotationActs acts, AnnotationBook book, TimeProvider clock, CancellationToken cancel)
    {
        var visit = context.Visit();
        var typed = form.Where(field => field.Value.ToString().Length > 0).ToDictionary(field => field.Key, field => field.Value.ToString().Trim(), StringComparer.Ordinal);
        var made = await WishOf(typed).Then(wish => acts.Add(visit.RelyingParty.Id, wish, context.ChangedBy(), cancel));
        return made.Failure is { } failure
            ? Page(await Refused(context, failure, typed, book, clock, cancel), StatusCodes.Status422UnprocessableEntity)
            : TypedResults.Redirect($"{Home(visit)}?done=annotation-added");
    }

    public static async Task<IResult> AskToRemove(HttpContext context, string annotation, AnnotationBook book, CancellationToken cancel)
    {
        var visit = context.Visit();
        return AnnotationId.Parse(annotation) is { } id && (await book.Find(visit.RelyingParty.Id, id, cancel)).TryGet(out var found, out _)
            ? new RazorComponentResult<ConfirmPage>(new { View = Question(visit, found) })
            : ProblemPages.NotFound(context);
    }

    public static async Task<IResult> Remove(HttpContext context, string annotation, IAnnotationActs acts, CancellationToken cancel)
    {
        var visit = context.Visit();
        if (AnnotationId.Parse(annotation) is not { } id)
            return ProblemPages.NotFound(context);

        var removed = await acts.Remove(visit.RelyingParty.Id, id, context.ChangedBy(), cancel);
        return TypedResults.Redirect($"{Home(visit)}?{(removed.Failure is { } failure ? $"problem={failure.Code.Value}" : "done=annotation-removed")}");
    }

    private static AnnotationQuestion QuestionOf(FilterForm form) =>
        new(form.Filter.RelyingParty, form.Filter.From, form.Filter.Until) { Kind = AnnotationKinds.Find(form.Text("kind")) };

    // A filter that does nothing misleads.
    private static FilterForm Checked(FilterForm form) => form with
    {
        Wrong = form.Wrong
            ?? form.Filter.Where.Keys.Select(FilterWords.NameOf).FirstOrDefault()
            ?? (form.Text("kind") is { } kind && AnnotationKinds.Find(kind) is null ? "kind" : null),
    };

    private static Outcome<AnnotationWish> WishOf(Dictionary<string, string> typed)
    {
        var (first, last) = (DayOf(typed, "from"), DayOf(typed, "until"));
        if (typed.ContainsKey("until") && last is null)
            return new Failure(InsightsCodes.AnnotationInvalid) { Field = "until" };

        var tickets = 0L;
        if (typed.TryGetValue("tickets", out var counted) && !long.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out tickets))
            return new Failure(InsightsCodes.AnnotationInvalid) { Field = "tickets" };

        return new AnnotationWish
        {
            Kind = typed.GetValueOrDefault("kind"),
            Text = typed.GetValueOrDefault("text"),
            From = first,
            Until = (last ?? first)?.AddDays(1),
            Tickets = typed.ContainsKey("tickets") ? tickets : null,
            Segment = typed.Where(field => AnnotationWish.SegmentDimensions.Any(each => FilterWords.NameOf(each) == field.Key)).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
        };
    }

    private static DateTimeOffset? DayOf(Dictionary<string, string> typed, string name) =>
        typed.TryGetValue(name, out var text) && DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
        && day.Year is >= 2000 and <= 9000 ? day : null;

    private static async Task<AnnotationsView> Refused(
        HttpContext context, Failure failure, Dictionary<string, string> typed, AnnotationBook book, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow(), Usual);
        return new(context.Visit(), form, await book.List(QuestionOf(form) with { Limit = PageLength }, cancel)) { Refused = failure, Typed = typed };
    }

    private static ConfirmView Question(ConsoleVisit visit, Annotation found) => new(
        visit, "Remove this annotation?", $"“{found.Text}”, {AnnotationMarks.When(found)}, is gone from every page, and the tickets that it counts with it.", "Remove it", Home(visit))
    {
        Trail = visit.Trail(("Annotations", Home(visit))),
    };

    private static string Home(ConsoleVisit visit) => $"{visit.Below}/annotations";

    private static RazorComponentResult<AnnotationsPage> Page(AnnotationsView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
