using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Insights;

namespace Ostiary.Console.Baselines;

/// <summary>What is usual on each system, as a page and as files. Nothing narrows it.</summary>
internal static class BaselineEndpoints
{
    public static async Task<IResult> Show(HttpContext context, SystemBaselines baselines, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        var found = await baselines.Ask(context.Visit().RelyingParty.Id, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("baselines", Export.Csv, tables.Csv(found)),
            Export.Json => Export.File("baselines", Export.Json, tables.Json(found)),
            _ => new RazorComponentResult<BaselinesPage>(new { View = new BaselinesView(context.Visit(), form, found) }),
        };
    }
}
