using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;

namespace Ostiary.Pages.Problem;

/// <summary>Pages in place of the one that was asked for. The server also answers with them outside of any endpoint.</summary>
public static class ProblemPages
{
    /// <summary>There is nothing at this address: status 404.</summary>
    public static IResult NotFound(HttpContext context) =>
        Answer(ProblemView.NotFound(SiteOf(context), SupportCode(context)), StatusCodes.Status404NotFound);

    /// <summary>We are broken, or away when the status says 503, which is kept.</summary>
    public static IResult Broken(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable
            ? Answer(ProblemView.Unavailable(SiteOf(context), SupportCode(context)), StatusCodes.Status503ServiceUnavailable)
            : Answer(ProblemView.Broken(SiteOf(context), SupportCode(context)), StatusCodes.Status500InternalServerError);

    /// <summary>Too much was asked from the person's neighborhood: status 429. The server says in a header how long to wait.</summary>
    public static IResult TooMany(HttpContext context) =>
        Answer(ProblemView.TooMany(SiteOf(context), SupportCode(context)), StatusCodes.Status429TooManyRequests);

    /// <summary>The person is signed in and may not come in here: status 403.</summary>
    public static IResult NotForYou(HttpContext context) =>
        Answer(ProblemView.NotForYou(SiteOf(context), SupportCode(context)), StatusCodes.Status403Forbidden);

    /// <summary>A refusal of the list, as a page of its own.</summary>
    public static IResult Refused(HttpContext context, string code, int status)
    {
        var refusal = Refusals.For(code);
        return Answer(new ProblemView(SiteOf(context), refusal.Title, refusal.Text, refusal.Next, SupportCode(context)), status);
    }

    private static RazorComponentResult<ProblemPage> Answer(ProblemView view, int status) => new(new { View = view }) { StatusCode = status };

    private static string SiteOf(HttpContext context) => context.Features.Get<Visitor>()?.RelyingParty.Name ?? "Ostiary";

    private static string SupportCode(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
