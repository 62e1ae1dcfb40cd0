using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Observing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

[Collection(InFirefox.Name)]
[Trait("Ring", "Firefox")]
public sealed class The_pages_in_Firefox(FirefoxEsr firefox, HostedServer server, AnotherSite site) : IClassFixture<AnotherSite>
{
    // A module of the page's own: it has no policy that forbids one.
    private const string Probe =
        """
        const script = document.createElement('script');
        script.type = 'module';
        script.textContent = `
          import { probeCapabilities } from 'data:text/javascript;base64,$SDK';
          const browser = { said: await PublicKeyCredential.getClientCapabilities(), has: Object.getOwnPropertyNames(PublicKeyCredential) };
          window.probed = JSON.stringify([browser, await probeCapabilities()]);`;
        document.head.append(script);
        """;

    [Fact]
    public async Task Learn_what_the_browser_can_do_and_what_it_does_not_say()
    {
        await using var window = await firefox.Open(site.Origin);
        await window.PlugIn();
        await window.Go("/elsewhere");
        var sdk = await File.ReadAllBytesAsync(Path.Combine(Built.Root, "web", "sdk", "dist", "index.js"));

        await window.Do(Probe.Replace("$SDK", Convert.ToBase64String(sdk), StringComparison.Ordinal));
        await window.Until("window.probed");
        var both = JsonNode.Parse(await window.Run<string>("return window.probed"))!;
        var (browser, probed) = (both[0]!, both[1]!);

        // It is the authenticator at hand that says so: the browser's own list does not know of it.
        ((string?)probed["webauthn"], (string?)probed["platformAuthenticator"], (string?)probed["conditionalMediation"]).ShouldBe(("yes", "yes", "yes"));
        foreach (var name in (string[])["conditionalCreate", "hybridTransport", "immediateGet", "relatedOrigins", "passkeyPlatformAuthenticator"])
            ((string?)probed[name]).ShouldBe(State((bool?)browser["said"]![name]), name);

        foreach (var name in (string[])["signalUnknownCredential", "signalAllAcceptedCredentials", "signalCurrentUserDetails"])
            ((string?)probed[name]).ShouldBe(browser["has"]!.AsArray().Any(one => (string?)one == name) ? State((bool?)browser["said"]![name]) : "no", name);

        static string State(bool? said) => said switch { true => "yes", false => "no", null => "unknown" };
    }

    [Fact]
    public async Task Are_heard_when_they_breach_their_policy()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.Go("/sign-in");

        await window.Do("document.body.setAttribute('style', 'color: red')");

        await Eventually.Holds("the breach is heard", TimeSpan.FromSeconds(15), async () => (await window.Complaints()).Any(complaint => complaint.Contains("style-src")));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    public async Task Say_so_where_JavaScript_is_off(string path)
    {
        await using var window = await firefox.Open(server.Origin);
        await window.TurnJavaScriptOff();

        await window.Go(path);

        (await window.Text("//main")).ShouldContain("JavaScript is off");
        (await window.Sees("//main//button")).ShouldBeFalse();
    }

    [Fact]
    public async Task Let_a_passkey_be_renamed_and_a_person_sign_out_without_JavaScript()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp("plain@example.com");
        await window.TurnJavaScriptOff();

        await window.Go("/account");
        await window.Click("//summary");
        await window.Fill("New name", "Written by hand");
        await window.Press("Save name");
        await window.Shows("The passkey has its new name.");
        await window.Shows("Written by hand");

        await window.SignOut();
        (await window.Complaints()).ShouldBeEmpty();
    }
}
