using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Kernel;
using Ostiary.Pages.Account;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;
using Answer = Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult;

namespace Ostiary.Console.Users;

/// <summary>What an administrator can do to a user: each act asks first, then does, then goes back to the user.</summary>
internal static class UserActs
{
    public static async Task<IResult> Ask(HttpContext context, string user, string act, Accounts.Users users, IPersonRights rights, CancellationToken cancel)
    {
        var visit = context.Visit();
        if (await UserEndpoints.Find(visit, user, users, cancel) is not { } found || QuestionFor(act, SignalBlock.NameOf(found)) is not var (title, text, label))
            return ProblemPages.NotFound(context);

        return new RazorComponentResult<ConfirmPage>(new
        {
            View = new ConfirmView(visit, title, text, label, Home(visit, user))
            {
                Trail = TrailTo(visit, user, SignalBlock.NameOf(found)),
                IsGrave = act is not ("enable" or "export"),
                StepUp = act == "erase" ? (rights.EraseAction, found.Id.Value) : null,
            },
        });
    }

    public static async Task<IResult> AskToDeletePasskey(
        HttpContext context, string user, string passkey, Passkeys passkeys, CancellationToken cancel)
    {
        var visit = context.Visit();
        if (UserId.Parse(user) is not { } owner)
            return ProblemPages.NotFound(context);

        var live = await passkeys.OfUser(visit.RelyingParty.Id, owner, cancel);
        return live.Find(one => one.Id.Value == passkey) is { } found
            ? new RazorComponentResult<ConfirmPage>(new { View = DeletionQuestion(visit, user, found, isTheLast: live.Count == 1) })
            : ProblemPages.NotFound(context);
    }

    public static Task<Answer> Disable(HttpContext context, string user, AccountUpkeep upkeep, CancellationToken cancel) =>
        UserId.Parse(user) == context.SignedIn().User.Id
            ? Task.FromResult(Back(context, user, "", ConsoleCodes.OwnAccount))
            : Do(context, user, "user-disabled", (party, id) => upkeep.DisableUser(party, id, context.ChangedBy(), cancel));

    public static Task<Answer> Enable(HttpContext context, string user, AccountUpkeep upkeep, CancellationToken cancel) =>
        Do(context, user, "user-enabled", (party, id) => upkeep.EnableUser(party, id, context.ChangedBy(), cancel));

    public static Task<Answer> SignOut(HttpContext context, string user, AccountUpkeep upkeep, CancellationToken cancel) =>
        Do(context, user, "user-signed-out", (party, id) => upkeep.EndSessions(party, id, context.ChangedBy(), cancel));

    public static Task<Answer> EndSession(HttpContext context, string user, string session, AccountUpkeep upkeep, CancellationToken cancel) =>
        Do(context, user, "session-ended", async (party, id) => SessionId.Parse(session) is { } one
            ? await upkeep.EndSession(party, id, one, context.ChangedBy(), cancel)
            : UpkeepCodes.SessionGone);

    public static Task<Answer> DeletePasskey(HttpContext context, string user, string passkey, AccountUpkeep upkeep, CancellationToken cancel) =>
        Do(context, user, "passkey-deleted", async (party, id) => PasskeyId.Parse(passkey) is { } one
            ? await upkeep.DeletePasskey(party, id, one, context.ChangedBy(), cancel)
            : UpkeepCodes.PasskeyGone);

    private static async Task<Answer> Do(HttpContext context, string user, string done, Func<RelyingPartyId, UserId, Task<Outcome<Done>>> act)
    {
        var outcome = UserId.Parse(user) is { } id ? await act(context.Visit().RelyingParty.Id, id) : UpkeepCodes.UserGone;
        return Back(context, user, done, outcome.Failure?.Code);
    }

    private static Answer Back(HttpContext context, string user, string done, FailureCode? refused) =>
        TypedResults.Redirect($"{Home(context.Visit(), user)}?{(refused is null ? $"done={done}" : $"problem={refused.Value}")}");

    private static string Home(ConsoleVisit visit, string user) => $"{visit.Below}/users/{user}";

    private static IReadOnlyList<(string, string)> TrailTo(ConsoleVisit visit, string user, string name) =>
        visit.Trail(("Users", $"{visit.Below}/users"), (name, Home(visit, user)));

    private static (string Title, string Text, string Label)? QuestionFor(string act, string name) => act switch
    {
        "disable" => ($"Switch off {name}?", "They are signed out everywhere and cannot sign in until you switch the account on again. Their passkeys stay.", "Switch off"),
        "enable" => ($"Switch on {name} again?", "They can sign in with the passkeys that they have.", "Switch on"),
        "sign-out" => ($"Sign {name} out everywhere?", "Every session of theirs ends at once. They can sign in again with a passkey.", "Sign out everywhere"),
        "export" => ($"Export everything about {name}?", "You get a JSON file with the account, identifiers, passkeys, sessions, audit, attempts and events. Hand it to the person and to nobody else. That you did so stands in the audit.", "Export"),
        "erase" => ($"Erase {name} for good?", "Account, identifiers, passkeys and sessions end at once, and every link to what was told of this person is destroyed. Figures stay and lead to nobody. Nobody can take this back.", "Erase for good"),
        _ => null,
    };

    private static ConfirmView DeletionQuestion(ConsoleVisit visit, string user, Passkey passkey, bool isTheLast) => new(
        visit,
        $"Delete the passkey “{passkey.Name}”?",
        isTheLast
            ? "It is the only one that can sign this user in: without it, they cannot come back by themselves. The sessions that it began end at once."
            : "It cannot sign this user in any more, on any device, and the sessions that it began end at once. Their other passkeys go on working.",
        "Delete the passkey",
        Home(visit, user))
    {
        Trail = TrailTo(visit, user, "Their passkeys"),
    };
}
