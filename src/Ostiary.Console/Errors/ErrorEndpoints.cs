using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Annotations;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Console.Funnels;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Errors;

/// <summary>What goes wrong, as a page and as files.</summary>
internal static class ErrorEndpoints
{
    public static async Task<IResult> Show(HttpContext context, ErrorTable errors, AnnotationBook book, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        if (form.Wrong is not null)
            return new RazorComponentResult<ErrorsPage>(new { View = new ErrorsView(context.Visit(), form) }) { StatusCode = StatusCodes.Status400BadRequest };

        var by = form.Text("by") is { } name && FilterWords.Names.TryGetValue(name, out var dimension) ? dimension : (AttemptDimension?)null;
        var question = new ErrorQuestion(form.Filter, by, FunnelEndpoints.BasisOf(form));
        var answer = await errors.Ask(question, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("errors", Export.Csv, tables.Csv(answer, question)),
            Export.Json => Export.File("errors", Export.Json, tables.Json(answer, question)),
            _ => new RazorComponentResult<ErrorsPage>(new
            {
                View = new ErrorsView(context.Visit(), form)
                {
                    Answer = answer,
                    By = by,
                    Noted = AnnotationMarks.Of(context.Visit(), await book.List(AnnotationMarks.Question(form), cancel)),
                },
            }),
        };
    }
}
