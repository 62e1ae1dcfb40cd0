using Ostiary.Accounts;
using Ostiary.Pages.Problem;
using Ostiary.Server.Startup;

namespace Ostiary.Server.Requests;

/// <summary>Tells the pages who is at the door, and turns away requests that are for no page of ours.</summary>
public static class Visitors
{
    private static readonly PathString[] NoPages = ["/v1", "/assets", "/healthz", "/readyz", "/metrics", "/openapi", "/.well-known", Endpoints.CodesEndpoint.Path];

    /// <summary>Resolves the visitor of every page.</summary>
    public static IApplicationBuilder UseVisitors(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Array.Exists(NoPages, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            await next(context);
            return;
        }

        var resolution = context.RequestServices.GetRequiredService<CallerResolution>();
        var caller = await resolution.HostedPage(context, context.RequestAborted);
        if (caller.Failure is { } failure)
        {
            await ProblemPages.Refused(context, failure.Code.Value, Problem.StatusOf(failure.Code.Kind)).ExecuteAsync(context);
            return;
        }

        context.Features.Set(new Visitor { RelyingParty = caller.Value.RelyingParty, SignedIn = caller.Value.SignedIn });
        await next(context);
    });

    /// <summary>Answers 503 until the server has its foundation: schema, keys and the first relying party.</summary>
    public static IApplicationBuilder UseReadiness(this IApplicationBuilder app) => app.Use((context, next) =>
        context.RequestServices.GetRequiredService<Readiness>().IsFounded
        || context.Request.Path == "/healthz" || context.Request.Path == "/readyz" || context.Request.Path == "/metrics"
            ? next(context)
            : ServerTrouble.Away(context, ServerTrouble.NotReady, "The server is starting; try again in a few seconds"));
}
