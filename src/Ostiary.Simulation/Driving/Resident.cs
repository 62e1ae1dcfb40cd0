using System.Text;
using Ostiary.Contracts;
using Ostiary.Contracts.Ceremonies;
using Ostiary.Testing;

namespace Ostiary.Simulation;

/// <summary>Somebody with a real account: their ceremonies are issued and verified by the server, with a virtual authenticator that answers to nobody else.</summary>
internal sealed class Resident(Wire wire, string seed, Person person) : IDisposable
{
    private readonly VirtualAuthenticator _authenticator = new(
        (person.KeepsAtFirst == Keeping.SecurityKey ? AuthenticatorProfile.SecurityKey : AuthenticatorProfile.SyncedProvider)
            with
        { Aaguid = Guid.Parse(PasskeyModels.Of(person, person.KeepsAtFirst)) },
        new SeededEntropy($"{seed}/authenticator/{person.Number}"));

    /// <summary>Asks for the options of a ceremony.</summary>
    public Task<CeremonyOptionsResponse> Ask(Visit visit, Try one, CancellationToken cancel) => one.Operation == "create"
        ? wire.Post(
            "/v1/ceremonies/registration/options",
            new RegistrationOptionsRequest { Purpose = "sign-up", Identifier = person.Identifier },
            ContractsJson.Default.RegistrationOptionsRequest, ContractsJson.Default.CeremonyOptionsResponse, visit.Headers, cancel)
        : wire.Post(
            "/v1/ceremonies/authentication/options",
            new AuthenticationOptionsRequest { Purpose = "sign-in", Mediation = one.Mediation == "conditional" ? "conditional" : null },
            ContractsJson.Default.AuthenticationOptionsRequest, ContractsJson.Default.CeremonyOptionsResponse, visit.Headers, cancel);

    /// <summary>Answers them.</summary>
    public async Task Answer(Visit visit, Try one, CeremonyOptionsResponse asked, CancellationToken cancel)
    {
        var client = new VirtualClient(wire.Origin, _authenticator);
        var options = Encoding.UTF8.GetString(asked.PublicKey.Utf8.Span);
        if (one.Operation == "create")
        {
            var answer = new RegistrationAnswer { Ceremony = asked.Ceremony, Response = RawOf(client.Create(options)) };
            await wire.Post("/v1/ceremonies/registration/verify", answer, ContractsJson.Default.RegistrationAnswer, ContractsJson.Default.RegistrationResult, visit.Headers, cancel);
        }
        else
        {
            var answer = new AuthenticationAnswer { Ceremony = asked.Ceremony, Response = RawOf(client.Get(options)) };
            await wire.Post("/v1/ceremonies/authentication/verify", answer, ContractsJson.Default.AuthenticationAnswer, ContractsJson.Default.AuthenticationResult, visit.Headers, cancel);
        }
    }

    public void Dispose() => _authenticator.Dispose();

    private static RawJson RawOf(string json) => new(Encoding.UTF8.GetBytes(json));
}
