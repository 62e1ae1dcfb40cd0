using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Observing;

[Collection(InChromium.Name)]
public sealed partial class A_page_with_one_script_tag(Chromium chromium, AnotherSite site, HostedServer server) : IClassFixture<AnotherSite>, IClassFixture<HostedServer>
{
    private const string AskForAPasskey =
        "navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: 'localhost', userVerification: 'required' } }).catch(error => error.name)";

    [Fact]
    public async Task Tells_an_Ostiary_of_another_origin_what_happens()
    {
        var key = await PublishableKey();
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

    /// <summary>A key for pages of the other site, made in the console as an administrator makes it.</summary>
    private async Task<string> PublishableKey()
    {
        await using var window = await chromium.Open(server.Origin, await server.Administrator(chromium));
        await window.Page.GotoAsync("/console");
        await window.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Ostiary" }).GetByRole(AriaRole.Link).ClickAsync();
        await window.Follow("Settings");
        await window.Fill("Origins", $"{server.Origin}\n{site.Origin}");
        await window.Press("Save settings");
        await window.Shows("The relying party is saved");

        await window.Follow("API keys");
        await window.Fill("Name", "shop pages");
        await window.Page.Locator("input[name=kind][value=publishable]").CheckAsync();
        await window.Press("Create key");
        var key = await window.Page.GetByLabel("shop pages").InputValueAsync();
        window.Complaints.ShouldBeEmpty();
        return key;
    }

    [GeneratedRegex(@"^ostiary_events_kept_total(\{[^}]*\})? (?<count>[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Kept();
}
