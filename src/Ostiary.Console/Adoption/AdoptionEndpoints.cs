using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Annotations;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Adoption;

/// <summary>How far passkeys are taken up, as a page and as files.</summary>
internal static class AdoptionEndpoints
{
    private const string Usual = "quarter";

    public static async Task<IResult> Show(
        HttpContext context, AdoptionReport report, SupportReport support, AnnotationBook book, Census census, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = Checked(FilterForm.Read(context, clock.GetUtcNow(), Usual));
        var view = new AdoptionView(context.Visit(), form);
        if (form.Wrong is not null)
            return new RazorComponentResult<AdoptionPage>(new { View = view }) { StatusCode = StatusCodes.Status400BadRequest };

        var accounts = await census.AdoptionOf(form.Filter.RelyingParty, form.Filter.From, form.Filter.Until, cancel);
        var answer = await report.Ask(
            new AdoptionQuestion(form.Filter, ChangeOf(form)) { Deletions = [.. accounts.Days.Select(day => (day.Day, day.Deleted))] }, cancel) with
        { Support = await support.Ask(form.Filter, cancel) };
        return form.Text("format") switch
        {
            Export.Csv => Export.File("adoption", Export.Csv, tables.Csv(answer, accounts)),
            Export.Json => Export.File("adoption", Export.Json, tables.Json(answer, accounts)),
            _ => new RazorComponentResult<AdoptionPage>(new
            {
                View = view with
                {
                    Answer = answer,
                    Accounts = accounts,
                    Change = ChangeOf(form),
                    Noted = AnnotationMarks.Of(context.Visit(), await book.List(AnnotationMarks.Question(form), cancel)),
                },
            }),
        };
    }

    // A filter that does nothing misleads.
    private static FilterForm Checked(FilterForm form) => form with
    {
        Wrong = form.Wrong
            ?? form.Filter.Where.Keys.Where(dimension => !DayArchive.Dimensions.Contains(dimension)).Select(FilterWords.NameOf).FirstOrDefault()
            ?? (form.Text("change") is not null && ChangeOf(form) is null ? "change" : null),
    };

    private static DateTimeOffset? ChangeOf(FilterForm form) => form.Text("change") is { } day ? AdoptionReport.ChangeOf(day, form.Filter) : null;
}
