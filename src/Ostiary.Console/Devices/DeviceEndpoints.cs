using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Alerts;
using Ostiary.Console.Annotations;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Console.Funnels;
using Ostiary.Insights;

namespace Ostiary.Console.Devices;

/// <summary>Which devices break, as a page and as files.</summary>
internal static class DeviceEndpoints
{
    public static async Task<IResult> Show(HttpContext context, DeviceMatrix devices, AnnotationBook book, RegressionBook regressions, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        var lines = DeviceLines.Of(form.Text("rows"), form.Text("columns"));
        if (form.Wrong is not null || lines is null)
            return new RazorComponentResult<DevicesPage>(new { View = new DevicesView(context.Visit(), form with { Wrong = form.Wrong ?? "columns" }, DeviceLines.Usual) })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };

        var question = new DeviceQuestion(form.Filter, lines.Rows, lines.Columns, FunnelEndpoints.BasisOf(form));
        var answer = await devices.Ask(question, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("devices", Export.Csv, tables.Csv(answer)),
            Export.Json => Export.File("devices", Export.Json, tables.Json(answer, question)),
            _ => new RazorComponentResult<DevicesPage>(new
            {
                View = new DevicesView(context.Visit(), form, lines)
                {
                    Answer = answer,
                    Regressions = await RegressionsView.Of(context.Visit(), regressions, clock, cancel),
                    Noted = AnnotationMarks.Of(context.Visit(), await book.List(AnnotationMarks.Question(form), cancel)),
                },
            }),
        };
    }
}
