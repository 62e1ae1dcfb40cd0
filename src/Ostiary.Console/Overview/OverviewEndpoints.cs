using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Health;

namespace Ostiary.Console.Overview;

internal static class OverviewEndpoints
{
    private const int MostCounted = 10;

    public static async Task<RazorComponentResult<OverviewPage>> Show(
        HttpContext context, IServerHealth health, Census census, CancellationToken cancel)
    {
        var visit = context.Visit();
        var counts = new List<(RelyingParty, AccountCounts)>();
        foreach (var relyingParty in visit.Visible.Take(MostCounted))
            counts.Add((relyingParty, await census.Of(relyingParty.Id, cancel)));

        var view = new OverviewView(visit, visit.RunsTheServer ? await health.Look(cancel) : null, counts);
        return new(new { View = view });
    }
}
