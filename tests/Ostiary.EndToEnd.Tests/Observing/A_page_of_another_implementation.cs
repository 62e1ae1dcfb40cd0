using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Observing;

[Collection(InChromium.Name)]
public sealed class A_page_of_another_implementation(Chromium chromium, AnotherSite site) : IClassFixture<AnotherSite>
{
    [Fact]
    public async Task Works_as_before_and_is_told_of_without_anything_that_must_stay_there()
    {
        await using var window = await chromium.Open(site.Origin);
        await window.PlugIn();
        await window.Page.GotoAsync("/");

        (await window.Page.EvaluateAsync<string>("enroll()")).ShouldBe("verified");
        var made = JsonNode.Parse(site.LastAnswer)!;
        (await window.Page.EvaluateAsync<string>("signIn()")).ShouldBe("verified");
        var used = JsonNode.Parse(site.LastAnswer)!;

        var told = await ToldOf(window, attempts: 2);
        told.Select(one => (string?)one["name"]).ShouldBe(
        [
            "ceremony.options_received", "ceremony.started", "ceremony.succeeded",
            "ceremony.options_received", "ceremony.started", "ceremony.succeeded",
        ]);
        var succeeded = told[^1]["fields"]!;
        ((string?)succeeded["kind"], (string?)succeeded["attachment"], (bool?)succeeded["userVerified"]).ShouldBe(("get", "platform", true));
        foreach (var secret in (string[])["id", "response.signature", "response.clientDataJSON", "response.authenticatorData"])
            site.Told.ShouldNotContain(At(used, secret));

        site.Told.ShouldNotContain(At(made, "response.attestationObject"));
        site.Told.ShouldNotContain("ada@example.com");
        site.Told.ShouldNotContain("c2VjcmV0");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gets_the_browsers_own_error_and_the_server_its_hash()
    {
        await using var window = await chromium.Open(site.Origin);
        var authenticator = await window.PlugIn();
        await authenticator.Recognizes(false);
        await window.Page.GotoAsync("/");

        (await window.Page.EvaluateAsync<string>("enroll()")).ShouldBe("NotAllowedError");

        var failed = (await ToldOf(window, attempts: 1))[^1];
        ((string?)failed["name"], (string?)failed["fields"]!["name"], (bool?)failed["fields"]!["abortedByUs"]).ShouldBe(("ceremony.failed", "NotAllowedError", false));

        // Of the text that Chromium has for whatever was not allowed; no text of its own goes with it.
        ((string?)failed["fields"]!["messageHash"]).ShouldBe("279c9b42ed7bf7f4");
        failed["fields"]!["message"].ShouldBeNull();
    }

    [Fact]
    public async Task May_end_its_own_request()
    {
        await using var window = await chromium.Open(site.Origin);
        var authenticator = await window.PlugIn();
        await authenticator.Touched(false);
        await window.Page.GotoAsync("/");

        (await window.Page.EvaluateAsync<string>("(() => { const ended = enroll(), again = setInterval(cancel, 500); return ended.finally(() => clearInterval(again)); })()")).ShouldBe("AbortError");

        var failed = (await ToldOf(window, attempts: 1))[^1]["fields"]!;
        ((string?)failed["name"], (bool?)failed["abortedByUs"]).ShouldBe(("AbortError", true));
    }

    [Fact]
    public async Task Sees_functions_that_look_like_the_browsers_own()
    {
        await using var window = await chromium.Open(site.Origin);
        const string Look =
            """
            (() => {
              const { configurable, enumerable, writable, value } = Object.getOwnPropertyDescriptor(CredentialsContainer.prototype, 'get');
              return [String(value), value.name, value.length, configurable, enumerable, writable, Object.hasOwn(navigator.credentials, 'get')].join();
            })()
            """;
        await window.Page.GotoAsync("/elsewhere");
        var natural = await window.Page.EvaluateAsync<string>(Look);
        await window.Page.GotoAsync("/");

        (await window.Page.EvaluateAsync<string>(Look)).ShouldBe(natural);
        (await window.Page.EvaluateAsync<string>("navigator.credentials.get.call({}).catch(error => error.name)")).ShouldBe("TypeError");
    }

    /// <summary>What the page has told of ceremonies when it is left, in its own order.</summary>
    private async Task<IReadOnlyList<JsonNode>> ToldOf(Window window, int attempts)
    {
        var tab = await window.Page.EvaluateAsync<string>("globalThis[Symbol.for('@ostiary/sdk: telemetry')].tab");
        await window.Page.GotoAsync("/elsewhere");
        IReadOnlyList<JsonNode> told = [];
        await Eventually.Holds("the page has told all", TimeSpan.FromSeconds(15), () =>
        {
            told = [.. site.Events
                .Where(one => (string?)one["tab"] == tab && ((string)one["name"]!).StartsWith("ceremony.", StringComparison.Ordinal) && (string?)one["name"] != "ceremony.ui_signal")
                .DistinctBy(one => (string?)one["id"])
                .OrderBy(one => (int)one["seq"]!)];
            return Task.FromResult(told.Count == attempts * 3);
        });
        told.ShouldAllBe(one => (string?)one["touchpoint"] == "shop");
        return told;
    }

    private static string At(JsonNode answer, string path) => path.Split('.').Aggregate(answer, (node, member) => node[member]!).GetValue<string>();
}
