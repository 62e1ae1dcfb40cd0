using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Observing;

[Collection(InChromium.Name)]
public sealed partial class A_page_with_one_script_tag(Chromium chromium, AnotherSite site, HostedServer server) : IClassFixture<AnotherSite>, IClassFixture<HostedServer>
{
    private const string AskForAPasskey =
        "navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: 'localhost', userVerification: 'required' } }).catch(error => error.name)";

    private const string TheSameObject =
        """
        (async () => {
          const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post('/options/get'));
          const got = await navigator.credentials.get({ publicKey });
          return [got instanceof PublicKeyCredential, got === window.given].join();
        })()
        """;

    private const string TheSameError =
        """
        (async () => {
          const allowCredentials = [{ type: 'public-key', id: new Uint8Array(16), transports: ['internal'] }];
          const error = await navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: 'localhost', allowCredentials } }).catch(error => error);
          return [error === window.given, error.name].join();
        })()
        """;

    [Fact]
    public async Task Tells_an_Ostiary_of_another_origin_what_happens()
    {
        var key = await server.KeyFor(site, chromium, "tag pages");
        await using var window = await chromium.Open(site.Origin);
        await window.PlugIn();
        await window.Page.GotoAsync($"/one-tag?server={Uri.EscapeDataString(server.Origin)}&key={key}");

        (await window.Page.EvaluateAsync<string>(AskForAPasskey)).ShouldBe("NotAllowedError");
        await window.Page.GotoAsync("/elsewhere");

        using var wire = Wire.To(server.Origin);
        await Eventually.Holds("the server has kept the events of the request", TimeSpan.FromSeconds(15), async () =>
            Kept().Match(await wire.GetStringAsync("/metrics")) is { Success: true } kept && int.Parse(kept.Groups["count"].ValueSpan, null) >= 3);
        (await wire.GetStringAsync("/metrics")).ShouldNotContain("ostiary_events_dropped_total{");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Has_each_of_its_requests_classified_and_gets_what_the_browser_gave()
    {
        var key = await server.KeyFor(site, chromium, "shop pages");
        await using var window = await chromium.Open(site.Origin);
        await window.NoteWhenAsked();
        var device = await window.PlugIn();
        await window.Page.GotoAsync($"/shop?server={Uri.EscapeDataString(server.Origin)}&key={key}");

        (await window.Page.EvaluateAsync<string>("enroll()")).ShouldBe("verified");
        var made = (string?)JsonNode.Parse(site.LastAnswer)!["id"];
        (await window.Page.EvaluateAsync<string>("signIn()")).ShouldBe("verified");
        (await window.Page.EvaluateAsync<string>(TheSameObject)).ShouldBe("true,true");
        (await window.Page.EvaluateAsync<string>("id => enroll({ excludeCredentials: [{ id, type: 'public-key', transports: ['internal'] }] })", made)).ShouldBe("InvalidStateError");
        (await window.Page.EvaluateAsync<string>(TheSameError)).ShouldBe("true,NotAllowedError");
        await device.Touched(false);
        (await TakenBack(window, "enroll()", "modal")).ShouldBe("AbortError");
        (await TakenBack(window, "offer()", "conditional")).ShouldBe("AbortError");
        await window.Page.GotoAsync("/elsewhere");

        (await Classified(attempts: 7)).ShouldBe(
        [
            ("create", "modal", "succeeded", null, null),
            ("get", "modal", "succeeded", null, null),
            ("get", "modal", "succeeded", null, null),
            ("create", "modal", "failed", "exclude_match", "user_environment"),
            ("get", "modal", "failed", "no_local_credential", "user_environment"),
            ("create", "modal", "failed", "aborted_by_app", "relying_party"),
            ("get", "conditional", "unused", "aborted_by_app", "relying_party"),
        ]);
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>The page takes its request back as soon as the browser has it.</summary>
    private static async Task<string> TakenBack(Window window, string request, string mediation)
    {
        await window.Page.EvaluateAsync($"() => {{ window.askedAt = {{}}; window.ended = {request}; }}");
        await window.WaitUntilAsked(mediation);
        return await window.Page.EvaluateAsync<string>("() => { cancel(); return window.ended; }");
    }

    /// <summary>Operation, mediation, outcome, class and party of the shop's attempts, oldest first, once all of them have ended.</summary>
    private async Task<IReadOnlyList<(string?, string?, string?, string?, string?)>> Classified(int attempts)
    {
        await using var console = await chromium.Open(server.Origin, await server.Administrator(chromium));
        await console.Page.GotoAsync("/console");
        IReadOnlyList<JsonNode?> found = [];
        await Eventually.Holds($"{attempts} attempts of the shop have ended", TimeSpan.FromSeconds(20), async () =>
        {
            found = [.. (await console.Ask("/v1/insights/attempts?touchpoint=shop"))["items"]!.AsArray().Reverse()];
            return found.Count == attempts && found.All(one => (string?)one!["outcome"] != "abandoned");
        });
        return [.. found.Select(one => ((string?)one!["operation"], (string?)one["mediation"], (string?)one["outcome"], (string?)one["errorClass"], (string?)one["party"]))];
    }

    [GeneratedRegex(@"^ostiary_events_kept_total(\{[^}]*\})? (?<count>[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Kept();
}
