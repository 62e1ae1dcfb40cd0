using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.Users;

/// <summary>What a person has a right to, done by an administrator. Erasing needs a fresh passkey authentication for exactly that person.</summary>
internal static class PersonActs
{
    public static async Task<IResult> Export(HttpContext context, string user, IPersonRights rights, CancellationToken cancel)
    {
        if (UserId.Parse(user) is not { } id)
            return ProblemPages.NotFound(context);

        context.Response.Headers.CacheControl = "no-store";
        var written = await rights.Export(context.Visit().RelyingParty.Id, id, context.ChangedBy(), cancel);
        return written.TryGet(out var answer, out _) ? answer : ProblemPages.NotFound(context);
    }

    public static async Task<RedirectHttpResult> Erase(HttpContext context, string user, IPersonRights rights, CancellationToken cancel)
    {
        var visit = context.Visit();
        var form = await context.Request.ReadFormAsync(cancel);
        var erased = UserId.Parse(user) is not { } id ? UpkeepCodes.UserGone
            : id == context.SignedIn().User.Id ? ConsoleCodes.OwnAccount
            : await rights.Erase(visit.Visitor, visit.RelyingParty.Id, id, Grant(form), context.ChangedBy(), cancel);
        var users = $"{visit.Below}/users";
        return TypedResults.Redirect(erased.Failure is { } refused ? $"{users}/{Uri.EscapeDataString(user)}?problem={refused.Code.Value}" : $"{users}?done=person-erased");
    }

    private static string? Grant(IFormCollection form) => form["stepUpGrant"].ToString() is { Length: > 0 } grant ? grant : null;
}
