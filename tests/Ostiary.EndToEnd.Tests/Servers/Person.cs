using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>A person at the wire: the requests that a hosted page would send, answered by a virtual authenticator.</summary>
internal sealed class Person : IDisposable
{
    private readonly VirtualAuthenticator _authenticator = new();
    private readonly VirtualClient _client;
    private readonly HttpClient _http;

    public Person(string origin)
    {
        _client = new VirtualClient(origin, _authenticator);
        _http = Wire.To(origin);
        _http.DefaultRequestHeaders.Add("Origin", origin);
    }

    /// <summary>True once the authenticator has made a passkey, whatever became of the answer.</summary>
    public bool HasPasskey => _authenticator.Passkeys.Count > 0;

    /// <summary>Creates an account. When this completes, the server has acknowledged it.</summary>
    public async Task SignUp(string identifier)
    {
        using var verified = await TrySignUp(identifier);
        verified.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Creates an account, or hears why not.</summary>
    public async Task<HttpResponseMessage> TrySignUp(string identifier)
    {
        var options = await Options("registration", new JsonObject { ["purpose"] = "sign-up", ["identifier"] = identifier });
        return options.Refusal ?? await Verify("registration", options, _client.Create);
    }

    /// <summary>Signs in with the passkey at hand and answers with whose account it opened.</summary>
    public async Task<string> SignIn()
    {
        using var verified = await TrySignIn();
        var body = await verified.Content.ReadAsStringAsync();
        verified.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonNode.Parse(body)!["user"]!["identifier"]!.GetValue<string>();
    }

    /// <summary>Signs in with the passkey at hand, or hears why not.</summary>
    public async Task<HttpResponseMessage> TrySignIn()
    {
        var options = await Options("authentication", new JsonObject { ["purpose"] = "sign-in" });
        return options.Refusal ?? await Verify("authentication", options, _client.Get);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _authenticator.Dispose();
    }

    private async Task<(HttpResponseMessage? Refusal, JsonNode? Json)> Options(string kind, JsonObject wish)
    {
        var answer = await _http.PostAsJsonAsync($"/v1/ceremonies/{kind}/options", wish);
        if (!answer.IsSuccessStatusCode)
            return (answer, null);

        using (answer)
            return (null, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private Task<HttpResponseMessage> Verify(string kind, (HttpResponseMessage? Refusal, JsonNode? Json) options, Func<string, string> ask) =>
        _http.PostAsJsonAsync($"/v1/ceremonies/{kind}/verify", new JsonObject
        {
            ["ceremony"] = options.Json!["ceremony"]!.GetValue<string>(),
            ["response"] = JsonNode.Parse(ask(options.Json["publicKey"]!.ToJsonString())),
        });
}
