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

        await LeaveAndReturnByAutofill(window);

        await window.Shows("sam@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [PostgresFact]
    public async Task Is_let_in_by_autofill_with_the_account_in_PostgreSQL()
    {
        await using var database = await PostgresDatabase.Create();
        using var place = ServerPlace.OnPostgres(database.Address);
        await using var process = await ServerProcess.Ready(place);
        await using var window = await chromium.Open(place.Origin);
        await window.PlugIn();
        await window.SignUp("sam@example.com");

        await LeaveAndReturnByAutofill(window);

        await window.Shows("sam@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_the_button()
    {
        await using var window = await SignedOut("button@example.com");

        await window.Press("Sign in with a passkey");

        await window.Shows("button@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_identifier()
    {
        await using var window = await SignedOut("identifier@example.com");

        await window.Fill("Email or user name", "identifier@example.com");
        await window.Press("Continue");

        await window.Shows("identifier@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hears_of_no_error_when_a_press_takes_the_place_of_autofill()
    {
        await using var window = await chromium.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await authenticator.Touched(false);
        await window.Page.RunAndWaitForResponseAsync(() => window.Page.GotoAsync("/sign-in"), answer => answer.Url.EndsWith("/options", StringComparison.Ordinal));

        await window.Press("Sign in with a passkey");

        await Expect(window.Page.Locator("#passkey")).ToHaveTextAsync("Waiting for your device…");
        await Expect(window.Notice()).ToBeEmptyAsync();
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>The authenticator answers what autofill offers without a press of any button.</summary>
    private static async Task LeaveAndReturnByAutofill(Window window)
    {
        var offer = await window.Page.RunAndWaitForRequestAsync(() => window.Press("Sign out"), request => request.Url.EndsWith("/authentication/options", StringComparison.Ordinal));
        offer.PostData!.ShouldContain("\"conditional\"");
        await Expect(window.Heading("Your account")).ToBeVisibleAsync();
    }

    private async Task<Window> SignedOut(string identifier)
    {
        var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.SignUp(identifier);
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
        return window;
    }
}
