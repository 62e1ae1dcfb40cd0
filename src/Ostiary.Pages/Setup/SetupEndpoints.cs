using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.Setup;

internal static class SetupEndpoints
{
    public static async Task<IResult> Show(HttpContext context, string token, SetupTokens tokens, CancellationToken cancel)
    {
        var relyingParty = context.Visitor().RelyingParty;
        var link = await tokens.Check(relyingParty.Id, token, cancel);
        return link.Match<IResult>(
            _ => Page(new SetupView(relyingParty.Name, token)),
            failure => ProblemPages.Refused(context, failure.Code.Value, StatusCodes.Status410Gone));
    }

    /// <summary>The form arrived as a form: the script that should have taken it was not there.</summary>
    public static IResult ScriptDidNotRun(HttpContext context, string token) =>
        Page(new SetupView(context.Visitor().RelyingParty.Name, token, Refusals.For("pages.script_needed")));

    private static RazorComponentResult<SetupPage> Page(SetupView view) => new(new { View = view });
}
