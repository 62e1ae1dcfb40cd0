using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pictures;

[Collection(InChromium.Name)]
[Trait("Purpose", "Pictures")]
public sealed class The_pages(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    private const string DesktopAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [PictureFact]
    public async Task Are_pictured_on_phone_and_desktop_in_light_and_dark()
    {
        await SeedUsers();
        var keepings = await Administrator();
        await using var window = await chromium.Open(server.Origin, keepings);
        await using var stranger = await chromium.Open(server.Origin);
        await stranger.LookPastAutofill();

        await stranger.Picture("sign-in", "/sign-in");
        await stranger.Picture("sign-up", "/sign-up");
        await stranger.Picture("error", "/sign-in", async page =>
        {
            await stranger.Offline(true);
            await page.Locator("#passkey").ClickAsync();
            await Expect(stranger.Notice()).ToContainTextAsync("could not be reached");
            await stranger.Offline(false);
        });
        await window.Picture("account", "/account");
        await window.Page.GotoAsync("/console");
        await window.Picture("console-users", await window.Page.Locator(".menu a", new() { HasText = "Users" }).GetAttributeAsync("href") ?? "/console");

        await window.DemandAttestation(ChromiumMake.Root(), blocked: ChromiumMake.Aaguid);
        await using var refused = await chromium.Open(server.Origin);
        await refused.Picture("sign-up-refused", "/sign-up", async _ =>
        {
            // A new one for each picture: it keeps what the server refused.
            var authenticator = await refused.PlugIn("usb");
            await refused.Fill("Email or user name", "alan@example.com");
            await refused.Press("Create account");
            await Expect(refused.Notice()).ToContainTextAsync("This kind of device is not accepted here");
            await authenticator.PullOut();
        });
    }

    private async Task SeedUsers()
    {
        foreach (var name in (string[])["ada", "grace", "katherine", "edith", "hedy", "annie"])
        {
            using var person = new Person(server.Origin);
            await person.SignUp($"{name}@example.com");
        }
    }

    private async Task<string> Administrator()
    {
        await using var window = await chromium.Open(server.Origin, options => options.UserAgent = DesktopAgent);
        var authenticator = await window.PlugIn();
        await window.BecomeAdministrator(await server.FirstAdministratorLink(), "mary@example.com");
        await window.Page.RouteAsync("**/v1/ceremonies/registration/options", async route =>
        {
            await authenticator.Touched(false);
            await window.PlugIn("usb");
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync("/account");
        await window.Press("Add a passkey");
        await window.Shows("The new passkey is ready.");
        await Rename(window, 0, "Laptop at home");
        await Rename(window, 1, "Key on the ring");
        return await window.Keepings();
    }

    private static async Task Rename(Window window, int row, string name)
    {
        var form = window.Page.Locator("details.rename").Nth(row);
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("New name").FillAsync(name);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save name" }).ClickAsync();
        await window.Shows(name);
    }
}
