using System.Text.Json;
using Microsoft.Playwright;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>A virtual authenticator of the DevTools protocol, as a person holds it.</summary>
internal sealed class Authenticator
{
    private readonly ICDPSession _devTools;
    private readonly string _id;

    private Authenticator(ICDPSession devTools, string id) => (_devTools, _id) = (devTools, id);

    /// <summary>Plugs one in of the kind that most people have.</summary>
    public static Task<Authenticator> In(ICDPSession devTools, string transport) => In(devTools, new Dictionary<string, object>
    {
        ["protocol"] = "ctap2",
        ["ctap2Version"] = "ctap2_1",
        ["transport"] = transport,
        ["hasResidentKey"] = true,
        ["hasUserVerification"] = true,
        ["isUserVerified"] = true,
        ["automaticPresenceSimulation"] = true,
    });

    /// <summary>Plugs one in that is made to measure, in the words of the DevTools protocol.</summary>
    public static async Task<Authenticator> In(ICDPSession devTools, IReadOnlyDictionary<string, object> measures)
    {
        await devTools.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        var added = await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = measures });
        return new Authenticator(devTools, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the person touches it when asked. Without, a ceremony waits.</summary>
    public Task Touched(bool isTouched) => Send("setAutomaticPresenceSimulation", "enabled", isTouched);

    /// <summary>Whether the person's finger, face or PIN is accepted.</summary>
    public Task Recognizes(bool person) => Send("setUserVerified", "isUserVerified", person);

    /// <summary>Pulls it out.</summary>
    public Task PullOut() => _devTools.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = _id });

    /// <summary>How many passkeys it keeps.</summary>
    public async Task<int> Passkeys()
    {
        JsonElement? answer = await _devTools.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id });
        return answer!.Value.GetProperty("credentials").GetArrayLength();
    }

    private Task<JsonElement?> Send(string method, string name, bool value) =>
        _devTools.SendAsync($"WebAuthn.{method}", new() { ["authenticatorId"] = _id, [name] = value });
}
