using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.Tests.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Conformance;

/// <summary>A registered passkey and an authentication with it that succeeds as it stands; each test breaks one thing of it.</summary>
internal sealed record SignInAttempt
{
    public AuthenticatorProfile Profile { get; init; } = AuthenticatorProfile.SyncedProvider;

    /// <summary>How the authenticator has changed since the registration.</summary>
    public Func<AuthenticatorProfile, AuthenticatorProfile> Later { get; init; } = profile => profile;

    public Alterations Broken { get; init; } = Alterations.None;

    /// <summary>Changes the page, such as its frame.</summary>
    public Func<VirtualClient, VirtualClient> Page { get; init; } = page => page;

    /// <summary>The text of the answer on its way to the server.</summary>
    public Func<string, string> Wire { get; init; } = json => json;

    /// <summary>Changes the record that the registration left.</summary>
    public Func<StoredCredential, StoredCredential> Stored { get; init; } = stored => stored;

    public AuthenticationExpectation Expected { get; init; } = new()
    {
        Challenge = new RegistrationAttempt().Expected.Challenge,
        RpId = RegistrationAttempt.RpId,
        Origins = [Options.Origin],
    };

    /// <summary>The answer breaks this rule of the client data.</summary>
    public static SignInAttempt WithClientData(Action<JsonObject> change) => new() { Broken = new() { ClientData = change } };

    public Outcome<VerifiedAuthentication> Verify()
    {
        using var authenticator = new VirtualAuthenticator(Profile, new SeededEntropy(nameof(SignInAttempt)));
        var registered = new RegistrationAttempt().Verify(authenticator).ShouldSucceed().Credential;
        authenticator.Profile = Later(Profile);

        var page = Page(new VirtualClient(Options.Origin, authenticator) { Alterations = Broken });
        var options = new JsonObject
        {
            ["rpId"] = RegistrationAttempt.RpId,
            ["challenge"] = Options.Challenge,
            ["userVerification"] = Expected.UserVerification.ToString().ToLowerInvariant(),
        };
        var json = Wire(page.Get(options.ToJsonString()));
        var stored = Stored(new()
        {
            Id = registered.Id,
            PublicKey = registered.PublicKey,
            UserHandle = authenticator.Passkeys[0].UserHandle,
            SignCount = registered.SignCount,
            BackupEligible = registered.BackupEligible,
            BackedUp = registered.BackedUp,
            UvInitialized = registered.UvInitialized,
        });
        return AuthenticationResponse.Parse(Encoding.UTF8.GetBytes(json))
            .Then(response => AuthenticationCeremony.Verify(response, stored, Expected));
    }
}
