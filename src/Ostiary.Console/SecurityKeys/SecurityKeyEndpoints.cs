using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Console.Funnels;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.SecurityKeys;

/// <summary>Where people who need a security key give up, as a page and as files.</summary>
internal static class SecurityKeyEndpoints
{
    public static async Task<IResult> Show(HttpContext context, HardwarePath keys, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        var by = HardwareQuestion.DimensionOf(form.Text("by"));
        if (form.Wrong is not null || by is null)
            return new RazorComponentResult<SecurityKeysPage>(new { View = new SecurityKeysView(context.Visit(), form with { Wrong = form.Wrong ?? "by" }, AttemptDimension.Os) })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };

        var question = new HardwareQuestion(form.Filter, by.Value, FunnelEndpoints.BasisOf(form));
        var answer = await keys.Ask(question, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("security-keys", Export.Csv, tables.Csv(answer)),
            Export.Json => Export.File("security-keys", Export.Json, tables.Json(answer, question)),
            _ => new RazorComponentResult<SecurityKeysPage>(new { View = new SecurityKeysView(context.Visit(), form, by.Value) { Answer = answer } }),
        };
    }
}
