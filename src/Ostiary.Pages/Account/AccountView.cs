using Ostiary.Accounts;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.Account;

/// <summary>What a signed-in person sees of their account.</summary>
public sealed record AccountView
{
    /// <summary>The relying party's name.</summary>
    public required string Site { get; init; }

    /// <summary>The identifier or display name that the person knows the account by.</summary>
    public required string KnownAs { get; init; }

    public bool MayOpenConsole { get; init; }

    public required IReadOnlyList<PasskeyLine> Passkeys { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    /// <summary>What the page tells the browser's passkey providers, so that their list agrees with ours; null when it is not known.</summary>
    public SignalBlock? Signals { get; init; }

    public Refusal? Refusal { get; init; }

    public string? News { get; init; }

    /// <summary>The account of the person who is signed in.</summary>
    public static AccountView Of(Visitor visitor, IReadOnlyList<Passkey> passkeys, IReadOnlyList<Session> sessions)
    {
        var (user, current) = (visitor.SignedIn!.User, visitor.SignedIn.Session);
        return new AccountView
        {
            Site = visitor.RelyingParty.Name,
            KnownAs = SignalBlock.NameOf(user),
            MayOpenConsole = user.Role != Role.User,
            Passkeys = [.. passkeys.Select(PasskeyLine.Of)],
            Sessions = [.. sessions.Select(session => SessionLine.Of(session, isThisOne: session.Id == current.Id))],
            Signals = SignalBlock.Of(visitor.RelyingParty, user, passkeys),
        };
    }
}
