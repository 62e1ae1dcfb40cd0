using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.SignUp;

internal static class SignUpEndpoints
{
    public static IResult Show(HttpContext context, string? next)
    {
        var (visitor, afterwards) = (context.Visitor(), LocalPath.Or(next, "/account"));
        if (visitor.SignedIn is not null)
            return TypedResults.LocalRedirect(afterwards);

        return visitor.RelyingParty.SelfSignUp
            ? Page(new SignUpView(visitor.RelyingParty.Name, afterwards))
            : ProblemPages.Refused(context, "enrollment.self_sign_up_closed", StatusCodes.Status403Forbidden);
    }

    /// <summary>The form arrived as a form: the script that should have taken it was not there.</summary>
    public static IResult ScriptDidNotRun(HttpContext context) =>
        Page(new SignUpView(context.Visitor().RelyingParty.Name, Refusal: Refusals.For("pages.script_needed")));

    private static RazorComponentResult<SignUpPage> Page(SignUpView view) => new(new { View = view });
}
