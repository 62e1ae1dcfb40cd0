using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Journeys;

[Collection(InChromium.Name)]
public sealed class The_first_administrator(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [Fact]
    public async Task Comes_by_the_link_that_works_once_and_runs_the_console()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.PlugIn();
        var link = await server.FirstAdministratorLink();

        await window.BecomeAdministrator(link);
        await MakeRelyingParty(window);
        await MakeApiKeyAndRevokeIt(window);
        await FindOneself(window);
        window.Complaints.ShouldBeEmpty();

        await using var stranger = await chromium.Open(server.Origin);
        await stranger.Page.GotoAsync(link);
        await stranger.Shows("This link does not work any more");
    }

    private static async Task MakeRelyingParty(Window window)
    {
        await window.Follow("Relying parties");
        await window.Follow("New relying party");
        await window.Fill("Name", "Example shop");
        await window.Fill("RP ID", "shop.example.com");
        await window.Fill("Origins", "https://shop.example.com");
        await window.Fill("Hosted pages", "https://shop.example.com");
        await window.Press("Create relying party");
        await window.Shows("The relying party is saved");
    }

    private static async Task MakeApiKeyAndRevokeIt(Window window)
    {
        await window.Follow("API keys");
        await window.Fill("Name", "shop backend");
        await window.Press("Create key");
        var token = await window.Page.GetByLabel("shop backend").InputValueAsync();
        token.ShouldStartWith("osk_");

        await window.Follow("I have it");
        await Expect(window.Heading("API keys")).ToBeVisibleAsync();
        (await window.Page.ContentAsync()).ShouldNotContain(token);

        await window.Follow("Revoke shop backend");
        await window.Page.Locator("main form button[type=submit]").ClickAsync();
        await window.Shows("The API key was revoked.");
    }

    private static async Task FindOneself(Window window)
    {
        await window.Follow("Overview");
        await window.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Ostiary" }).GetByRole(AriaRole.Link).ClickAsync();
        await window.Follow("Users");
        await window.Fill("Email, user name or user id", "root@example.com");
        await window.Press("Find");
        await window.Page.GetByRole(AriaRole.Rowheader, new() { Name = "root@example.com" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(window.Heading("root@example.com")).ToBeVisibleAsync();
        await window.Shows("What happened");
    }
}
