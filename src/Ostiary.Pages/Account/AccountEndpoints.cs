using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.Account;

/// <summary>One's own account. Every change answers with a redirect, so that loading the page again repeats nothing.</summary>
internal static class AccountEndpoints
{
    public static async Task<RazorComponentResult> Show(
        HttpContext context, Passkeys passkeys, Sessions sessions, string? problem, string? done, CancellationToken cancel)
    {
        var (visitor, user) = (context.Visitor(), context.SignedIn().User);
        var ofUser = await passkeys.OfUser(visitor.RelyingParty.Id, user.Id, cancel);
        var live = await sessions.OfUser(visitor.RelyingParty.Id, user.Id, cancel);
        var view = AccountView.Of(visitor, ofUser, live) with { Refusal = Refusals.Named(problem), News = News.For(done) };
        return new RazorComponentResult<AccountPage>(new { View = view });
    }

    public static async Task<RedirectHttpResult> RenamePasskey(
        HttpContext context, string passkey, [FromForm] string? name, AccountUpkeep upkeep, CancellationToken cancel)
    {
        var user = context.SignedIn().User;
        return PasskeyId.Parse(passkey) is { } id
            ? To("passkey-renamed", await upkeep.RenamePasskey(user.RelyingPartyId, user.Id, id, name, context.ChangedBy(), cancel))
            : To("passkey-renamed", UpkeepCodes.PasskeyGone);
    }

    public static async Task<RedirectHttpResult> EndSession(HttpContext context, string session, AccountUpkeep upkeep, CancellationToken cancel)
    {
        var user = context.SignedIn().User;
        return SessionId.Parse(session) is { } id
            ? To("session-ended", await upkeep.EndSession(user.RelyingPartyId, user.Id, id, context.ChangedBy(), cancel))
            : To("session-ended", UpkeepCodes.SessionGone);
    }

    public static async Task<RedirectHttpResult> EndSessions(HttpContext context, AccountUpkeep upkeep, CancellationToken cancel)
    {
        var user = context.SignedIn().User;
        await upkeep.EndSessions(user.RelyingPartyId, user.Id, context.ChangedBy(), cancel);
        ForgetsSession.Now(context);
        return TypedResults.Redirect("/sign-in?done=signed-out-everywhere");
    }

    public static async Task<RedirectHttpResult> SignOut(HttpContext context, AccountUpkeep upkeep, CancellationToken cancel)
    {
        var (user, session) = (context.SignedIn().User, context.SignedIn().Session);
        await upkeep.EndSession(user.RelyingPartyId, user.Id, session.Id, context.ChangedBy(), cancel);
        ForgetsSession.Now(context);
        return TypedResults.Redirect("/sign-in?done=signed-out");
    }

    private static RedirectHttpResult To(string done, Outcome<Done> outcome) =>
        TypedResults.Redirect(outcome.Failure is { } failure ? $"/account?problem={failure.Code.Value}" : $"/account?done={done}");
}
