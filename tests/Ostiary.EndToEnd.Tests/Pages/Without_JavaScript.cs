using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pages;

[Collection(InChromium.Name)]
public sealed class Without_JavaScript(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    public async Task A_page_that_needs_it_says_so(string path)
    {
        await using var window = await chromium.Open(server.Origin, options => options.JavaScriptEnabled = false);

        await window.Page.GotoAsync(path);

        var said = window.Page.Locator("#main noscript");
        await Expect(said).ToBeVisibleAsync();
        (await said.InnerTextAsync()).ShouldContain("JavaScript is off");
        await Expect(window.Page.Locator("#main button:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_a_person_signs_out()
    {
        await using var scripted = await chromium.Open(server.Origin);
        await scripted.PlugIn();
        await scripted.SignUp("plain@example.com");
        var keepings = await scripted.Keepings();
        await using var window = await chromium.Open(server.Origin, options => (options.JavaScriptEnabled, options.StorageState) = (false, keepings));

        await window.Page.GotoAsync("/account");
        await window.Page.Locator("details.rename summary").ClickAsync();
        await window.Fill("New name", "Written by hand");
        await window.Press("Save name");
        await window.Shows("The passkey has its new name.");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Written by hand" })).ToBeVisibleAsync();

        await window.Press("Sign out");
        await window.Shows("You are signed out.");
    }
}
