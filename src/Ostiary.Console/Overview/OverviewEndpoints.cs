using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Health;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Overview;

internal static class OverviewEndpoints
{
    private const int MostCounted = 10;

    public static async Task<RazorComponentResult<OverviewPage>> Show(
        HttpContext context, IServerHealth health, Census census, Funnel funnel, TimeProvider clock, CancellationToken cancel)
    {
        var visit = context.Visit();
        var lines = new List<OverviewLine>();
        foreach (var relyingParty in visit.Visible.Take(MostCounted))
            lines.Add(new(relyingParty, await census.Of(relyingParty.Id, cancel), await LastDay(relyingParty, funnel, clock.GetUtcNow(), cancel)));

        var view = new OverviewView(visit, visit.RunsTheServer ? await health.Look(cancel) : null, lines);
        return new(new { View = view });
    }

    private static async Task<Share> LastDay(RelyingParty relyingParty, Funnel funnel, DateTimeOffset now, CancellationToken cancel) =>
        (await funnel.Ask(new(new AttemptFilter(relyingParty.Id, now.AddDays(-1), now)), cancel)).Segments is [var whole] ? whole.Steps[^1].WithoutDecisions : new Share(0, 0);
}
