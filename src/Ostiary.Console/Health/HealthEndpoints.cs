using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;

namespace Ostiary.Console.Health;

internal static class HealthEndpoints
{
    public static async Task<RazorComponentResult> Show(HttpContext context, IServerHealth health, CancellationToken cancel) =>
        new RazorComponentResult<HealthPage>(new { Visit = context.Visit(), Health = await health.Look(cancel) });
}
