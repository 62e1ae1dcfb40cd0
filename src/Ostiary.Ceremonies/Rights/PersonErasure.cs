using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Ceremonies;

/// <summary>Erases a person: their account, if they have one here, and every link between them and what was told of them.</summary>
/// <remarks>One commit with its audit entry, which names nobody but by id: whoever is killed has erased all of it or nothing. Safe to repeat.</remarks>
public sealed class PersonErasure(CeremonyParts parts, Sessions sessions, PersonalErasure telemetry)
{
    private const int MostTries = 5;

    /// <summary>Erases whoever goes by a name. A name that nobody has is as good as erased; what comes late with it finds it so.</summary>
    /// <param name="relyingParty">Whose person.</param>
    /// <param name="named">A user id, or what the site itself calls the person.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Gives up before anything is written.</param>
    public Task<Outcome<Done>> Erase(RelyingPartyId relyingParty, string named, ChangedBy by, CancellationToken cancel) =>
        Erase(relyingParty, named, by, grant: null, cancel);

    /// <summary>Erases a user on the word of somebody who has just confirmed exactly that with a passkey.</summary>
    /// <remarks>Fails with <c>step_up.*</c>, <c>ceremony.sign_in_required</c> or <c>upkeep.user_gone</c>.</remarks>
    public async Task<Outcome<Done>> Confirmed(
        Caller caller, RelyingPartyId relyingParty, UserId user, string? stepUpGrant, ChangedBy by, CancellationToken cancel)
    {
        if (caller.SignedIn is null)
            return CeremonyCodes.SignInRequired;

        if (!(await parts.Grants.Check(stepUpGrant, caller, StepUpAction.ErasePerson, user.Value, cancel)).TryGet(out var grant, out var failure))
            return failure;

        return await parts.Users.Find(relyingParty, user, cancel) is null
            ? UpkeepCodes.UserGone
            : await Erase(relyingParty, user.Value, by, grant, cancel);
    }

    private async Task<Outcome<Done>> Erase(RelyingPartyId relyingParty, string named, ChangedBy by, StepUpGrant? grant, CancellationToken cancel)
    {
        if (await NamedPerson.Find(relyingParty, named, parts.Users, parts.Passkeys, sessions, cancel) is not { } person)
            return new Done();

        for (var attempt = 1; ; attempt++)
        {
            var cut = await telemetry.Prepare(relyingParty, person.References, cancel);
            var committed = await parts.Database.Commit([.. Burnt(grant), .. Everything(person, cut, by)], cancel);
            if (committed.Succeeded)
            {
                cut.Forget();
                return new Done();
            }

            if (grant is not null && committed.ViolatedStatement == 0)
                return CeremonyCodes.StepUpGrantUsed;

            // A passkey was added to the account in this very moment; it goes with the next look.
            if (attempt == MostTries)
                throw new InvalidOperationException($"Statement {committed.ViolatedStatement} of an erasure met a constraint {MostTries} times");
        }
    }

    private static IEnumerable<Statement> Burnt(StepUpGrant? grant) => grant is null ? [] : [BurntCeremonies.Burn(grant)];

    private IEnumerable<Statement> Everything(NamedPerson person, PersonalCut cut, ChangedBy by) =>
    [
        .. person.User is { } user ? Users.Erase(person.RelyingParty, user.Id) : [],
        .. cut.Statements,
        .. person.User is not null || cut.FoundSomebody
            ? [by.Writes(AuditAction.PersonErased, person.RelyingParty, person.User?.Id, target: null, parts.Clock, parts.Entropy)]
            : (Statement[])[],
    ];
}
