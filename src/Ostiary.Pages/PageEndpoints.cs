using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Ostiary.Pages.Account;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;
using Ostiary.Pages.Setup;
using Ostiary.Pages.SignIn;
using Ostiary.Pages.SignUp;

namespace Ostiary.Pages;

/// <summary>The hosted pages. Forms need no token of their own: the server accepts unsafe methods from its own origin only.</summary>
public static class PageEndpoints
{
    /// <summary>Maps every hosted page, and the page for addresses where there is none.</summary>
    /// <param name="routes">Where to map them.</param>
    /// <param name="forgetSession">Takes the session's cookie from the browser; the server knows its name.</param>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes, Action<HttpContext> forgetSession)
    {
        var pages = routes.MapGroup("").DisableAntiforgery().ExcludeFromDescription();

        pages.MapGet("/", Start);
        pages.MapGet("/sign-in", SignInEndpoints.Show);
        pages.MapPost("/sign-in", SignInEndpoints.ScriptDidNotRun);
        pages.MapGet("/sign-up", SignUpEndpoints.Show);
        pages.MapPost("/sign-up", SignUpEndpoints.ScriptDidNotRun);
        pages.MapGet("/setup/{token}", SetupEndpoints.Show);
        pages.MapPost("/setup/{token}", SetupEndpoints.ScriptDidNotRun);
        pages.Map("/error", ProblemPages.Broken);
        // Not MapFallback: the generator of request delegates would give it no place behind the others.
        pages.Map("{*path}", ProblemPages.NotFound).WithOrder(int.MaxValue);

        var own = pages.MapGroup("").AddEndpointFilter(AtTheDoor.SignedInOnly);

        own.MapGet("/account", AccountEndpoints.Show);
        own.MapPost("/account/passkeys/{passkey}/name", AccountEndpoints.RenamePasskey);
        own.MapPost("/account/sessions/{session}/end", AccountEndpoints.EndSession);
        own.MapPost("/account/sessions/end", AccountEndpoints.EndSessions).WithMetadata(new ForgetsSession(forgetSession));
        own.MapPost("/sign-out", AccountEndpoints.SignOut).WithMetadata(new ForgetsSession(forgetSession));
        return routes;
    }

    private static RedirectHttpResult Start(HttpContext context) =>
        TypedResults.Redirect(context.Visitor().SignedIn is null ? "/sign-in" : "/account");
}
