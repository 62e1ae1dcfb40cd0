using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Journeys;

[Collection(InChromium.Name)]
public sealed class An_account(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [Fact]
    public async Task Gets_a_second_passkey_names_it_and_loses_the_first()
    {
        await using var window = await chromium.Open(server.Origin);
        var phone = await window.PlugIn();
        await window.SignUp("ada@example.com");

        var key = await AddPasskey(window, phone);
        await window.Shows("The new passkey is ready.");
        (await key.Passkeys()).ShouldBe(1);

        await Rename(window, Rows(window).Last, "Key on the ring");
        await Expect(Rows(window)).ToHaveCountAsync(2);

        await phone.Touched(true);
        await key.Touched(false);
        var named = Rows(window).Filter(new() { HasText = "Key on the ring" });
        await named.Locator("[data-delete]").ClickAsync();
        await Expect(window.Page.Locator("dialog[open]")).ToContainTextAsync("Your other passkeys go on working.");
        await window.Page.Locator("dialog[open] [data-confirm]").ClickAsync();

        await window.Shows("The passkey was deleted.");
        await Expect(Rows(window)).ToHaveCountAsync(1);
        await window.Signaled("signalAllAcceptedCredentials");
        await window.Signaled("signalCurrentUserDetails");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Warns_before_its_only_passkey_is_deleted()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp("only@example.com");

        await window.Page.Locator("[data-delete]").ClickAsync();
        var dialog = window.Page.Locator("dialog[open]");
        await Expect(dialog).ToContainTextAsync("is the only passkey that can sign you in");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();

        await Expect(Rows(window)).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("[data-delete]")).ToBeFocusedAsync();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shows_where_it_is_signed_in_and_signs_out_everywhere()
    {
        await using var home = await chromium.Open(server.Origin);
        await home.PlugIn();
        await home.LookPastAutofill();
        await home.SignUp("everywhere@example.com");
        await using var copy = await chromium.Open(server.Origin, await home.Keepings());
        await copy.Page.GotoAsync("/account");
        await copy.Shows("This session");

        await home.Press("Sign out everywhere");

        await home.Shows("You are signed out on every device.");
        await copy.Page.GotoAsync("/account");
        await Expect(copy.Heading("Sign in")).ToBeVisibleAsync();
        home.Complaints.ShouldBeEmpty();
    }

    /// <summary>The step-up is answered by the authenticator at hand, the registration by a new one: the change is made when the page asks for it.</summary>
    private static async Task<Authenticator> AddPasskey(Window window, Authenticator atHand)
    {
        Authenticator? added = null;
        await window.Page.RouteAsync("**/v1/ceremonies/registration/options", async route =>
        {
            await atHand.Touched(false);
            added = await window.PlugIn("usb");
            await route.ContinueAsync();
        });
        await window.Press("Add a passkey");
        await Expect(Rows(window)).ToHaveCountAsync(2);
        return added!;
    }

    private static async Task Rename(Window window, ILocator row, string name)
    {
        await row.Locator("summary").ClickAsync();
        await row.GetByLabel("New name").FillAsync(name);
        await row.GetByRole(AriaRole.Button, new() { Name = "Save name" }).ClickAsync();
        await window.Shows("The passkey has its new name.");
        await window.Shows(name);
    }

    private static ILocator Rows(Window window) => window.Page.Locator("li.row:has([data-delete])");
}
