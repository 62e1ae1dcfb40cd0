using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Observing;

/// <summary>What an administrator does in the console for pages of another site.</summary>
internal static class ConsoleActs
{
    /// <summary>A publishable key for the pages of the other site.</summary>
    public static async Task<string> KeyFor(this HostedServer server, AnotherSite site, Chromium chromium, string name)
    {
        await using var window = await chromium.Open(server.Origin, await server.Administrator(chromium));
        await window.Page.GotoAsync("/console");
        await window.OpenRelyingParty();
        await window.Follow("Settings");
        await window.Fill("Origins", $"{server.Origin}\n{site.Origin}");
        await window.Press("Save settings");
        await window.Shows("The relying party is saved");

        await window.Follow("API keys");
        await window.Fill("Name", name);
        await window.Page.Locator("input[name=kind][value=publishable]").CheckAsync();
        await window.Press("Create key");
        var key = await window.Page.GetByLabel(name).InputValueAsync();
        window.Complaints.ShouldBeEmpty();
        return key;
    }

    /// <summary>Goes from the overview to the first relying party.</summary>
    public static Task OpenRelyingParty(this Window window) => RelyingParty(window).ClickAsync();

    /// <summary>The id of the first relying party, as the overview links it.</summary>
    public static async Task<string> RelyingPartyId(this Window window)
    {
        var parts = (await RelyingParty(window).GetAttributeAsync("href"))!.Split('/', '?');
        return parts[Array.IndexOf(parts, "relying-parties") + 1];
    }

    /// <summary>Asks the API in the name of whoever is signed in in this window.</summary>
    public static async Task<JsonNode> Ask(this Window window, string address) =>
        JsonNode.Parse(await window.Page.EvaluateAsync<string>("address => fetch(address).then(answer => answer.text())", address))!;

    private static ILocator RelyingParty(Window window) => window.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Ostiary" }).GetByRole(AriaRole.Link);
}
