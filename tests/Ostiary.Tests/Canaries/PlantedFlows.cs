using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.Tests.Http;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Canaries;

/// <summary>What people, pages and backends do with a server, with something planted wherever there is room for it. Each number is another flow.</summary>
internal sealed class PlantedFlows(RunningServer server, CanaryHunt hunt)
{
    private const string Events = "/v1/events";

    private static readonly string[] Typed = ["password", "otp", "typed", "value", "email", "phone", "address", "cookie", "displayName", "userHandle", "rawId", "challenge", "signature"];

    private Browser _backend = null!;

    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 8;

    /// <summary>Makes ready.</summary>
    public async Task Begin()
    {
        var home = await server.Home();
        _backend = await server.OpenBackend(home);
        hunt.Plant("secret key", _backend.Headers["Authorization"]!["Bearer ".Length..]);
    }

    /// <summary>One flow.</summary>
    public Task Run(int number) => (number % Kinds) switch
    {
        0 => Account(number),
        1 => BrokenSignature(number),
        2 => TypedFields(number),
        3 => Backend(number),
        4 => Strays(number),
        5 => Envelope(number),
        6 => OddBodies(number),
        _ => Observed(number),
    };

    /// <summary>Signs up, signs in and steps up, and tells of it as a page does.</summary>
    private async Task Account(int number)
    {
        var (browser, identifier) = (server.Open(), CanaryHunt.Text("mail", number) + "@example.com");
        var options = (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier, displayName = CanaryHunt.Text("name", number) })).ShouldBeOk();
        var answer = browser.RegistrationAnswer(options);
        answer["name"] = CanaryHunt.Text("key", number);
        Plant(options, answer);
        Plant((await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeOk());
        await TellOf(browser, options, "create", number);

        options = await browser.SignInOptions(identifier);
        answer = browser.AuthenticationAnswer(options);
        Plant(options, answer);
        Plant((await browser.Post("/v1/ceremonies/authentication/verify", answer)).ShouldBeOk());
        await TellOf(browser, options, "get", number);
        hunt.Plant("step-up grant", await browser.StepUp("passkey.add"));
    }

    private async Task BrokenSignature(int number)
    {
        var browser = server.Open();
        await browser.SignUp(CanaryHunt.Text("broken", number));
        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator)
        {
            Alterations = new() { Signature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] },
        };
        var options = await browser.SignInOptions();
        var answer = browser.AuthenticationAnswer(options);
        Plant(options, answer);
        (await browser.Post("/v1/ceremonies/authentication/verify", answer)).Code.ShouldBe("webauthn.signature_invalid");
        await TellOf(browser, options, "get", number);
    }

    /// <summary>A page that is not ours tells what people typed, under every forbidden name and under some that nobody knows.</summary>
    private async Task TypedFields(int number)
    {
        var page = server.Open();
        foreach (var name in Typed.Append(CanaryHunt.Mark).Append("customField"))
        {
            var batch = Batch();
            batch.Fields[name] = CanaryHunt.Text(name, number);
            await Dropped(page, batch);
        }

        // What the site itself calls a person, a passkey or a session is kept as a pseudonym that says nothing.
        foreach (var (name, field, fields) in new (string, string, JsonObject)[]
        {
            ("identifier.submitted", "subject", new() { ["lengthBucket"] = "b5_8" }),
            ("session.started", "sessionRef", new() { ["method"] = "passkey" }),
            ("credential.deleted", "credential", new() { ["by"] = "user" }),
        })
        {
            fields[field] = CanaryHunt.Text(field, number);
            (await page.Post(Events, Batch().With(name, fields).Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(1);
        }
    }

    private async Task Backend(int number)
    {
        var user = (await _backend.Post("/v1/users", new
        {
            externalId = CanaryHunt.Text("backend-user", number),
            identifier = CanaryHunt.Text("login", number) + "@example.com",
            displayName = CanaryHunt.Text("person", number),
        })).ShouldBeOk();
        await _backend.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", userId = user.Text("id") });
        await _backend.Send(HttpMethod.Get, $"/v1/users?externalId={CanaryHunt.Text("backend-user", number)}");
        await _backend.Send(HttpMethod.Get, $"/v1/insights/attempts?person={CanaryHunt.Text("backend-user", number)}&passkey={CanaryHunt.Text("pky", number)}&error={CanaryHunt.Mark}");
        await _backend.Send(HttpMethod.Get, $"/v1/insights/attempts/{CanaryHunt.Text("code", number)}");
        await _backend.Send(HttpMethod.Get, $"/v1/insights/attempts?supportCode={CanaryHunt.Text("code", number)}");

        var stranger = server.Open();
        stranger.Headers["Authorization"] = $"Bearer osk_{CanaryHunt.Text("key", number)}";
        await stranger.Post("/v1/users", new { identifier = CanaryHunt.Text("login", number) });
        await stranger.Post(Events, Batch().Body);
    }

    /// <summary>Addresses, cookies, referrers and user agents.</summary>
    private async Task Strays(int number)
    {
        var browser = server.Open();
        browser.Headers["Cookie"] = $"ostiary-session-local={CanaryHunt.Text("cookie", number)}; other={CanaryHunt.Text("cookie", number)}";
        browser.Headers["Referer"] = $"{RunningServer.Origin}/reset?token={CanaryHunt.Text("referrer", number)}";
        browser.Headers["User-Agent"] = $"Mozilla/5.0 ({CanaryHunt.Text("agent", number)})";
        browser.Headers["X-Forwarded-For"] = CanaryHunt.Text("address", number);
        browser.Headers["Accept"] = "text/html";
        foreach (var path in (string[])[$"/{CanaryHunt.Mark}?q={CanaryHunt.Text("query", number)}", $"/setup/{CanaryHunt.Text("token", number)}", $"/account?done={CanaryHunt.Mark}"])
            (await Body(browser, path)).ShouldNotContain(CanaryHunt.Mark, Case.Insensitive, path);

        browser.Headers.Remove("Accept");
        foreach (var path in (string[])["/v1/session", $"/v1/users/{CanaryHunt.Text("user", number)}", $"/v1/{CanaryHunt.Mark}"])
            await browser.Send(HttpMethod.Get, path);

        await browser.Send(HttpMethod.Post, $"{Events}?key=opk_{CanaryHunt.Text("key", number)}", new StringContent(Batch().Body.ToJsonString(), Encoding.UTF8, "text/plain"));
    }

    /// <summary>Envelopes whose every member holds what it must not.</summary>
    private async Task Envelope(int number)
    {
        var page = server.Open();
        foreach (var (name, value) in new (string, JsonNode)[]
        {
            ("id", CanaryHunt.Mark), ("name", CanaryHunt.Mark), ("ts", CanaryHunt.Mark), ("seq", CanaryHunt.Mark), ("tab", $"{CanaryHunt.Text("tab", number)}@"),
            ("session", $"{CanaryHunt.Text("session", number)}@example.com"), ("flow", $"{CanaryHunt.Mark} {number}"), ("attempt", CanaryHunt.Mark), ("decision", $"<{CanaryHunt.Mark}>"),
            ("ticket", CanaryHunt.Text("ticket", number)), ("surface", CanaryHunt.Mark), ("touchpoint", $"{CanaryHunt.Text("a title that is longer than any touchpoint", number)}"),
            ("tags", new JsonObject { ["mail"] = CanaryHunt.Text("tag", number) }), ("tags", new JsonObject { [CanaryHunt.Mark] = "yes" }),
            ("experiments", new JsonObject { ["email"] = CanaryHunt.Text("experiment", number) }), (CanaryHunt.Mark, 1), ("url", $"https://example.com/#{CanaryHunt.Mark}"),
            ("title", CanaryHunt.Text("title", number)), ("referrer", CanaryHunt.Text("referrer", number)),
        })
        {
            var batch = Batch();
            batch.First[name] = value;
            await Dropped(page, batch);
        }
    }

    private async Task OddBodies(int number)
    {
        var page = server.Open();
        foreach (var body in (string[])[$"{{\"{CanaryHunt.Mark}", $"\"{CanaryHunt.Text("text", number)}\"", $"{{\"sdk\":{{\"name\":\"{new string('x', 40)}{CanaryHunt.Mark}\"}}}}", $"<xml>{CanaryHunt.Mark}</xml>"])
        {
            (await page.Send(HttpMethod.Post, Events, new StringContent(body, Encoding.UTF8, "application/json"))).Body.ShouldNotContain(CanaryHunt.Mark);
            await page.Send(HttpMethod.Post, "/v1/ceremonies/authentication/verify", new StringContent(body, Encoding.UTF8, "application/json"));
        }

        await page.Post("/v1/ceremonies/authentication/verify", new { ceremony = CanaryHunt.Text("state", number), response = new { id = CanaryHunt.Mark } });
        await page.Post("/v1/ceremonies/registration/options", new { purpose = CanaryHunt.Mark, identifier = CanaryHunt.Text("odd", number) });
        await page.Post("/v1/ceremonies/registration/options", new { purpose = "setup", identifier = CanaryHunt.Text("odd", number), setupToken = CanaryHunt.Text("token", number) });
        await page.Send(HttpMethod.Post, "/v1/ceremonies/registration/options", new ByteArrayContent(Encoding.Unicode.GetBytes(CanaryHunt.Text("bytes", number)))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        });
    }

    /// <summary>A page of another maker: errors as the SDK tells them, which is by name and hash of the text.</summary>
    private async Task Observed(int number)
    {
        var page = await server.OpenApplication(await server.Home());
        hunt.Plant("publishable key", page.Headers["Ostiary-Key"]!);
        var batch = Batch(3);
        foreach (var one in batch.Events)
            (one!["session"], one["attempt"]) = ($"visit-{number}", Guid.CreateVersion7(server.Clock.GetUtcNow()).ToString("D"));

        batch.Events[1]!["name"] = "ceremony.failed";
        batch.Events[1]!["fields"] = new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = 900, ["name"] = "NotAllowedError", ["messageHash"] = "279c9b42ed7bf7f4" };
        (await page.Post(Events, batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(3);

        var failed = Batch().With("ceremony.failed", new()
        {
            ["kind"] = "get",
            ["mediation"] = "modal",
            ["durationMs"] = 900,
            ["name"] = "Error",
            ["stack"] = $"at {CanaryHunt.Text("stack", number)}",
        });
        await Dropped(page, failed);
    }

    private async Task TellOf(Browser page, Answer options, string kind, int number)
    {
        var batch = Batch(2);
        foreach (var one in batch.Events)
            (one!["ticket"], one["session"], one["attempt"]) = (options.Text("telemetryTicket"), $"visit-{number}", Guid.CreateVersion7(server.Clock.GetUtcNow()).ToString("D"));

        batch.Events[1]!["fields"] = new JsonObject { ["kind"] = kind, ["mediation"] = "modal", ["challenge"] = options.Json!["publicKey"]!["challenge"]!.DeepClone() };
        (await page.Post(Events, batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(1);
    }

    private static async Task Dropped(Browser page, EventsToSend batch)
    {
        var answer = (await page.Post(Events, batch.Body)).ShouldBeOk();
        (answer.Json!["kept"]!.GetValue<int>(), batch.Body.ToJsonString()).ShouldBe((0, batch.Body.ToJsonString()));
        answer.Body.ShouldNotContain(CanaryHunt.Mark);
    }

    private static async Task<string> Body(Browser browser, string path) => (await browser.Send(HttpMethod.Get, path)).Body;

    private EventsToSend Batch(int count = 1) => new(server.Clock, count);

    private void Plant(Answer options, JsonObject answer)
    {
        hunt.Plant("ceremony state", options.Text("ceremony"));
        hunt.Plant("ticket", options.Text("telemetryTicket"));
        hunt.Plant("challenge", options.Json!["publicKey"]!["challenge"]!.GetValue<string>());
        hunt.Plant("credential id", answer["response"]!["id"]!.GetValue<string>());
        foreach (var (name, value) in answer["response"]!["response"]!.AsObject())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var secret) && secret.Length >= 22)
                hunt.Plant(name, secret);
        }
    }

    private void Plant(Answer done)
    {
        if (done.Headers.TryGetValue("Set-Cookie", out var cookie))
            hunt.Plant("cookie", cookie.Split(';')[0].Split('=', 2)[1]);

        hunt.Plant("user handle", done.Json!["user"]!["userHandle"]!.GetValue<string>());
    }
}
