using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ostiary.Peers;

/// <summary>The passkey handler of ASP.NET Core Identity, on its defaults but for the domain, required user verification, and attestation asked for.</summary>
public sealed class IdentityPeer : IPeer, IDisposable
{
    private readonly IdentityUsers _users = new();
    private readonly UserManager<IdentityUser> _manager;
    private readonly PasskeyHandler<IdentityUser> _handler;
    private readonly DefaultHttpContext _http = new() { RequestServices = new ServiceCollection().BuildServiceProvider() };

    /// <summary>A handler with no users.</summary>
    public IdentityPeer()
    {
        _manager = new(_users, Microsoft.Extensions.Options.Options.Create(new IdentityOptions()), new PasswordHasher<IdentityUser>(), [], [], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), _http.RequestServices, NullLogger<UserManager<IdentityUser>>.Instance);
        _handler = new(_manager, Microsoft.Extensions.Options.Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = Ceremony.RpId,
            AttestationConveyancePreference = "direct",
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
        }));
        _http.Request.Scheme = "https";
        _http.Request.Host = new HostString(Ceremony.RpId);
        _http.Request.Headers.Origin = Ceremony.Origin;
    }

    /// <inheritdoc/>
    public string Name => "Identity";

    /// <summary>Options for a registration, and what the handler wants back with the answer.</summary>
    public async Task<(string Options, string State)> CreationOptions(string userId)
    {
        var made = await _handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = userId, Name = "a@example.com", DisplayName = "A" }, _http);
        return (made.CreationOptionsJson, made.AttestationState ?? "");
    }

    /// <summary>Options for an authentication by any passkey.</summary>
    public async Task<(string Options, string State)> RequestOptions()
    {
        var made = await _handler.MakeRequestOptionsAsync(null, _http);
        return (made.RequestOptionsJson, made.AssertionState ?? "");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Verdict>> Judge(IReadOnlyList<Ceremony> ceremonies)
    {
        var verdicts = new List<Verdict>(ceremonies.Count);
        foreach (var ceremony in ceremonies)
            verdicts.Add(await Judge(ceremony));

        return verdicts;
    }

    /// <summary>Judges one ceremony.</summary>
    public Task<Verdict> Judge(Ceremony ceremony)
    {
        Remember(ceremony);
        return Answer(ceremony);
    }

    /// <summary>Puts into the store what an authentication finds there; for a registration, nothing.</summary>
    public void Remember(Ceremony ceremony)
    {
        if (ceremony.Credential is { } credential)
            _users.Keep(credential);
        else
            _users.Clear();
    }

    /// <summary>Judges one ceremony by what the store holds.</summary>
    public async Task<Verdict> Answer(Ceremony ceremony)
    {
        if (ceremony.Credential is not null)
        {
            var assertion = await _handler.PerformAssertionAsync(new() { HttpContext = _http, CredentialJson = ceremony.Response, AssertionState = ceremony.IdentityState });
            return assertion.Succeeded ? Verdict.Pass : Verdict.Refuse(assertion.Failure.Message);
        }

        var attestation = await _handler.PerformAttestationAsync(new() { HttpContext = _http, CredentialJson = ceremony.Response, AttestationState = ceremony.IdentityState });
        return attestation.Succeeded ? Verdict.Pass : Verdict.Refuse(attestation.Failure.Message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _manager.Dispose();
        _users.Dispose();
    }
}
