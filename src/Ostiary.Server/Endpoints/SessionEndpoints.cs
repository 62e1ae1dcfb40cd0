using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>The session of the browser that asks.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps <c>/v1/session</c>.</summary>
    public static IEndpointRouteBuilder MapSession(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/v1/session").WithTags("Session").RequireRateLimiting(LimitPolicies.Pages)
            .AddEndpointFilter(new NeedsCaller(CallerKind.HostedPage));
        session.MapGet("", Show).WithSummary("Who is signed in here");
        session.MapDelete("", End).WithSummary("Sign out").WithDescription("Ends the session and takes the cookie back. Safe to repeat.");
        return app;
    }

    private static Results<Ok<CurrentSession>, Refusal> Show(HttpContext context) =>
        context.Caller().SignedIn is { } signedIn
            ? TypedResults.Ok(new CurrentSession
            {
                User = Summaries.Of(signedIn.User),
                Session = Summaries.Of(signedIn.Session, signedIn.Session.Id),
            })
            : Problem.From(new Failure(HttpCodes.SignInRequired));

    private static async Task<NoContent> End(HttpContext context, AccountUpkeep upkeep, SessionCookie cookie, CancellationToken cancel)
    {
        var caller = context.Caller();
        if (caller.SignedIn is { } signedIn)
            await upkeep.EndSession(caller.RelyingParty.Id, signedIn.User.Id, signedIn.Session.Id, context.ChangedBy(), cancel);

        cookie.Clear(context, caller.RelyingParty);
        return TypedResults.NoContent();
    }
}
