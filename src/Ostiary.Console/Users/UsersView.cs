using Ostiary.Accounts;
using Ostiary.Console.Access;

namespace Ostiary.Console.Users;

/// <summary>Users of one relying party: a page of all, or who has the identifier that was searched for.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Search">What was searched for; null when nothing was.</param>
/// <param name="Users">Those found.</param>
/// <param name="Next">The id after which the next page begins; null on the last one.</param>
public sealed record UsersView(ConsoleVisit Visit, string? Search, IReadOnlyList<User> Users, string? Next)
{
    /// <summary>What was just done; null when nothing was.</summary>
    public string? News { get; init; }
}

/// <summary>One user, with all that an administrator may know of them.</summary>
public sealed record UserView
{
    public required ConsoleVisit Visit { get; init; }

    public required User User { get; init; }

    public required IReadOnlyList<Passkey> Passkeys { get; init; }

    public required IReadOnlyList<Session> Sessions { get; init; }

    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    public Pages.Problem.Refusal? Refusal { get; init; }

    public string? News { get; init; }

    /// <summary>What the user is known by.</summary>
    public string KnownAs => Pages.Account.SignalBlock.NameOf(User);

    /// <summary>The address of what the user tried, as far back as it is known whose attempts those are.</summary>
    public string Attempts => $"{Visit.Below}/attempts?period=quarter&person={User.Id.Value}";

    /// <summary>The address of this page.</summary>
    public string Home => $"/console/relying-parties/{User.RelyingPartyId.Value}/users/{User.Id.Value}";
}
