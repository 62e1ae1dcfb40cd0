using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Journeys;

[Collection(InChromium.Name)]
public sealed class A_person(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [Fact]
    public async Task Signs_up_leaves_and_is_let_in_by_autofill()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp("sam@example.com");

        await window.Press("Sign out");

        await Expect(window.Page).ToHaveURLAsync($"{server.Origin}/account");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_the_button()
    {
        await using var window = await chromium.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await window.SignUp("button@example.com");
        await authenticator.Touched(false);
        await window.Press("Sign out");
        await window.Shows("You are signed out.");

        await authenticator.Touched(true);
        await window.Press("Sign in with a passkey");

        await window.Shows("button@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_identifier()
    {
        await using var window = await chromium.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await window.SignUp("identifier@example.com");
        await authenticator.Touched(false);
        await window.Press("Sign out");
        await window.Shows("You are signed out.");

        await authenticator.Touched(true);
        await window.Fill("Email or user name", "identifier@example.com");
        await window.Press("Continue");

        await window.Shows("identifier@example.com");
        window.Complaints.ShouldBeEmpty();
    }
}
