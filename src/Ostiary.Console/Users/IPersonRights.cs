using Microsoft.AspNetCore.Http;
using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Console.Users;

/// <summary>What a person has a right to, as the API gives it. Both stand in the audit.</summary>
public interface IPersonRights
{
    /// <summary>What a passkey must confirm before <see cref="Erase"/>, with the user's id as its target.</summary>
    string EraseAction { get; }

    /// <summary>Everything that is kept of a user, as a file. Fails with <c>rights.person_unknown</c>.</summary>
    Task<Outcome<IResult>> Export(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel);

    /// <summary>Erases a user on the word of a visitor who has just confirmed exactly that. Fails with <c>step_up.*</c> or <c>upkeep.user_gone</c>.</summary>
    Task<Outcome<Done>> Erase(Visitor visitor, RelyingPartyId relyingParty, UserId user, string? stepUpGrant, ChangedBy by, CancellationToken cancel);
}
