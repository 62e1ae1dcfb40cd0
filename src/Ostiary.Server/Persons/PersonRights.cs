using System.Diagnostics;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Console.Users;
using Ostiary.Kernel;

namespace Ostiary.Server.Persons;

/// <summary>Lets the console do what the API does.</summary>
internal sealed class PersonRights(PersonalDataExport export, PersonErasure erasure) : IPersonRights
{
    public string EraseAction => StepUpAction.ErasePerson;

    public async Task<Outcome<IResult>> Export(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel)
    {
        var person = await export.Begin(relyingParty, user.Value, by, cancel);
        return person.Map<IResult>(found => TypedResults.Stream(body => export.Write(found, body, cancel), "application/json; charset=utf-8", $"personal-data-{user.Value}.json"));
    }

    public Task<Outcome<Done>> Erase(
        Visitor visitor, RelyingPartyId relyingParty, UserId user, string? stepUpGrant, ChangedBy by, CancellationToken cancel)
    {
        var caller = new Caller
        {
            RelyingParty = visitor.RelyingParty,
            Kind = CallerKind.HostedPage,
            SignedIn = visitor.SignedIn,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        };
        return erasure.Confirmed(caller, relyingParty, user, stepUpGrant, by, cancel);
    }
}
