using System.Diagnostics;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Kernel;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>Whose account an address means: <c>me</c> for the person who is signed in, an id for backends.</summary>
public sealed class Subjects(Users users)
{
    /// <summary>The user. Another person's id is answered like an id that nobody has.</summary>
    /// <remarks>Fails with <c>http.sign_in_required</c>, <c>http.secret_key_required</c> or <c>upkeep.user_gone</c>.</remarks>
    public async Task<Outcome<User>> Of(Caller caller, string user, CancellationToken cancel)
    {
        if (user == "me")
            return caller.SignedIn is { } signedIn ? signedIn.User : HttpCodes.SignInRequired;

        if (caller.Kind != CallerKind.Backend)
            return HttpCodes.SecretKeyRequired;

        return UserId.Parse(user) is { } id && await users.Find(caller.RelyingParty.Id, id, cancel) is { DeletedAt: null } found
            ? found
            : UpkeepCodes.UserGone;
    }

    /// <summary>The passkey's id in an address; fails with <c>upkeep.passkey_gone</c>.</summary>
    internal static Outcome<PasskeyId> PasskeyOf(string text) => PasskeyId.Parse(text) is { } id ? id : UpkeepCodes.PasskeyGone;
}

/// <summary>Who changes something, for the audit.</summary>
internal static class ChangeAuthor
{
    public static ChangedBy ChangedBy(this HttpContext context)
    {
        var caller = context.Caller();
        var trace = Activity.Current?.TraceId.ToHexString();
        return caller.SignedIn is { } signedIn
            ? Accounts.ChangedBy.Person(signedIn, trace)
            : new ChangedBy { Actor = AuditActor.ApiKey, ActorId = caller.ApiKey?.Value, TraceId = trace };
    }
}
