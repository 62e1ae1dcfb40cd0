using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Pages.Account;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.SignIn;

internal static class SignInEndpoints
{
    public static IResult Show(HttpContext context, string? next, string? problem, string? done)
    {
        var visitor = context.Visitor();
        var afterwards = LocalPath.Or(next, "/account");
        return visitor.SignedIn is null
            ? Page(new SignInView(visitor.RelyingParty.Name, afterwards, Refusals.Named(problem), News.For(done)))
            : TypedResults.LocalRedirect(afterwards);
    }

    /// <summary>The form arrived as a form: the script that should have taken it was not there.</summary>
    public static IResult ScriptDidNotRun(HttpContext context) =>
        Page(new SignInView(context.Visitor().RelyingParty.Name, Refusal: Refusals.For("pages.script_needed")));

    private static RazorComponentResult<SignInPage> Page(SignInView view) => new(new { View = view });
}
