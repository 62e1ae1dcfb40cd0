using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Alerts;
using Ostiary.Console.Annotations;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Console.Health;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Overview;

/// <summary>The first page of the console, and the same overview of each relying party.</summary>
internal static class OverviewEndpoints
{
    private const int MostCounted = 10;
    private const string Usual = "month";

    /// <summary>The whole server: the visitor's own relying party first, then the others and the server's health.</summary>
    public static async Task<RazorComponentResult> Show(
        HttpContext context, IServerHealth health, OverviewReport report, AnnotationBook book, RegressionBook regressions, Census census, Funnel funnel, TimeProvider clock, CancellationToken cancel)
    {
        var visit = context.Visit();
        context.Features.Set(visit with { Chosen = visit.Visitor.RelyingParty });
        var lines = new List<OverviewLine>();
        foreach (var relyingParty in visit.Visible.Take(MostCounted))
            lines.Add(new(relyingParty, await census.Of(relyingParty.Id, cancel), await LastDay(relyingParty, funnel, clock.GetUtcNow(), cancel)));

        var form = FilterForm.Read(context, clock.GetUtcNow(), Usual);
        var own = form.Wrong is null
            ? await Ask(context.Visit(), form, report, book, census, cancel) with { Regressions = await RegressionsView.Of(context.Visit(), regressions, clock, cancel) }
            : new ReportView(context.Visit(), form);
        var view = new OverviewView(visit, visit.RunsTheServer ? await health.Look(cancel) : null, lines) { Report = own };
        return new RazorComponentResult<OverviewPage>(new { View = view });
    }

    /// <summary>One relying party, as a page and as files.</summary>
    public static async Task<IResult> Report(
        HttpContext context, OverviewReport report, AnnotationBook book, RegressionBook regressions, Census census, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = Checked(FilterForm.Read(context, clock.GetUtcNow(), Usual));
        if (form.Wrong is not null)
            return new RazorComponentResult<ReportPage>(new { View = new ReportView(context.Visit(), form) }) { StatusCode = StatusCodes.Status400BadRequest };

        var view = await Ask(context.Visit(), form, report, book, census, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("overview", Export.Csv, tables.Csv(view.Answer!, view.Coverage!)),
            Export.Json => Export.File("overview", Export.Json, tables.Json(view.Answer!, view.Coverage!)),
            _ => new RazorComponentResult<ReportPage>(new { View = view with { Regressions = await RegressionsView.Of(context.Visit(), regressions, clock, cancel) } }),
        };
    }

    private static async Task<ReportView> Ask(ConsoleVisit visit, FilterForm form, OverviewReport report, AnnotationBook book, Census census, CancellationToken cancel) => new(visit, form)
    {
        Answer = await report.Ask(form.Filter with { Where = new Dictionary<AttemptDimension, string>() }, cancel),
        Coverage = await census.CoverageOf(form.Filter.RelyingParty, form.Filter.From, cancel),
        Noted = AnnotationMarks.Of(visit, await book.List(AnnotationMarks.Question(form), cancel)),
    };

    // A filter that does nothing misleads.
    private static FilterForm Checked(FilterForm form) => form with { Wrong = form.Wrong ?? form.Filter.Where.Keys.Select(FilterWords.NameOf).FirstOrDefault() };

    private static async Task<Share> LastDay(RelyingParty relyingParty, Funnel funnel, DateTimeOffset now, CancellationToken cancel) =>
        (await funnel.Ask(new(new AttemptFilter(relyingParty.Id, now.AddDays(-1), now)), cancel)).Segments is [var whole] ? whole.Steps[^1].WithoutDecisions : new Share(0, 0);
}
