using System.Text.Json.Nodes;

namespace Ostiary.EndToEnd.Tests.Firefox;

/// <summary>A virtual authenticator of WebDriver (WebAuthn L3 §11), as a person holds it.</summary>
internal sealed class FirefoxAuthenticator
{
    private readonly Marionette _marionette;
    private readonly string _id;

    private FirefoxAuthenticator(Marionette marionette, string id) => (_marionette, _id) = (marionette, id);

    /// <summary>False once it was pulled out.</summary>
    public bool IsPluggedIn { get; private set; } = true;

    /// <summary>Plugs one in.</summary>
    public static async Task<FirefoxAuthenticator> In(Marionette marionette, string transport, bool isTouched, bool verifiesPeople) =>
        new(marionette, (string)(await marionette.Ask("WebAuthn:AddVirtualAuthenticator", new()
        {
            ["protocol"] = "ctap2_1",
            ["transport"] = transport,
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = verifiesPeople,
            ["isUserConsenting"] = isTouched,
            ["isUserVerified"] = verifiesPeople,
        }))!);

    /// <summary>Whether the person's finger, face or PIN is accepted.</summary>
    public Task Recognizes(bool person) =>
        _marionette.Ask("WebAuthn:SetUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = person });

    /// <summary>How many passkeys it keeps.</summary>
    public async Task<int> Passkeys() => ((JsonArray)(await _marionette.Ask("WebAuthn:GetCredentials", new() { ["authenticatorId"] = _id }))!).Count;

    /// <summary>Pulls it out.</summary>
    public async Task PullOut()
    {
        await _marionette.Ask("WebAuthn:RemoveVirtualAuthenticator", new() { ["authenticatorId"] = _id });
        IsPluggedIn = false;
    }
}
