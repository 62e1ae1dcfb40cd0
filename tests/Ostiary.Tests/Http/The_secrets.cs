using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Ostiary.Accounts;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

/// <summary>What people and machines entrust to the server stands in no log line and no metric.</summary>
public sealed class The_secrets : IDisposable
{
    private const string Canary = "canary7f3a";

    private readonly RunningServer _server = new();
    private readonly List<string> _planted = [Canary];

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Are_in_no_log_line_and_no_metric()
    {
        for (var i = 0; i < 10; i++)
            await GoodFlows(i);

        await BadFlows();

        var metrics = (await _server.Open().Send(HttpMethod.Get, "/metrics")).Body;
        _server.Log.Lines.ShouldNotBeEmpty();
        Found(_server.Log.Lines.Append(metrics)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Would_be_found_if_they_were_there()
    {
        await _server.Home();
        _server.Log.CreateLogger("Test").Log(LogLevel.Information, "Hello {Name}", $"sam-{Canary}@example.com");

        Found(_server.Log.Lines).ShouldHaveSingleItem();
    }

    private async Task GoodFlows(int i)
    {
        var identifier = $"sam{i}-{Canary}@example.com";
        var browser = _server.Open();
        browser.Headers["User-Agent"] = $"Mozilla/5.0 ({Canary}; Linux) Firefox/128.0";
        var options = (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier, displayName = $"Sam {Canary}" })).ShouldBeOk();
        var answer = browser.RegistrationAnswer(options);
        answer["name"] = $"Key {Canary}";
        Plant(options, answer);
        Plant((await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeOk());

        options = await browser.SignInOptions(identifier);
        answer = browser.AuthenticationAnswer(options);
        Plant(options, answer);
        Plant((await browser.Post("/v1/ceremonies/authentication/verify", answer)).ShouldBeOk());
        _planted.Add(await browser.StepUp("passkey.add"));
    }

    private async Task BadFlows()
    {
        var browser = _server.Open();
        browser.Headers["Cookie"] = $"ostiary-session-local={Canary}";
        await browser.Send(HttpMethod.Get, "/v1/session");
        await browser.Send(HttpMethod.Get, $"/setup/{Canary}");
        await browser.Send(HttpMethod.Get, $"/{Canary}?{Canary}={Canary}");
        await browser.Send(HttpMethod.Get, $"/v1/users/{Canary}");
        await browser.Post($"/v1/{Canary}", new { canary = Canary });
        await browser.Post("/v1/ceremonies/authentication/verify", new { ceremony = Canary, response = new { id = Canary } });
        await browser.Post("/v1/ceremonies/registration/options", new { purpose = "setup", identifier = $"{Canary}@example.com", setupToken = Canary });
        await browser.Post("/v1/ceremonies/registration/options", new { purpose = Canary, canary = Canary });
        browser.Headers["Authorization"] = $"Bearer osk_{Canary}";
        await browser.Post("/v1/users", new { identifier = $"{Canary}@example.com" });
        browser.Headers.Clear();

        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator) { Alterations = new() { Signature = signature => [.. signature[..^1], 0] } };
        var options = await browser.SignUpOptions($"bad-{Canary}@example.com");
        await browser.Register(options);
        options = await browser.SignInOptions();
        var answer = browser.AuthenticationAnswer(options);
        Plant(options, answer);
        await browser.Post("/v1/ceremonies/authentication/verify", answer);
        _planted.Add(await _server.Mint(await _server.Home(), ApiKeyKind.Secret));
    }

    private void Plant(Answer options, JsonObject answer)
    {
        var response = answer["response"]!;
        _planted.AddRange(
        [
            options.Text("ceremony"), options.Json!["publicKey"]!["challenge"]!.GetValue<string>(), response["id"]!.GetValue<string>(),
            response["response"]!["clientDataJSON"]!.GetValue<string>(),
        ]);
        if (response["response"]!["signature"] is { } signature)
            _planted.Add(signature.GetValue<string>());
    }

    private void Plant(Answer signedIn)
    {
        _planted.Add(signedIn.Headers["Set-Cookie"].Split(';')[0].Split('=', 2)[1]);
        _planted.Add(signedIn.Json!["user"]!["userHandle"]!.GetValue<string>());
    }

    private List<string> Found(IEnumerable<string> where) =>
        [.. where.Where(text => _planted.Exists(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))];
}
