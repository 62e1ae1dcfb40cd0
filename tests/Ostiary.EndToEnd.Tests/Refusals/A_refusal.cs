using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Refusals;

[Collection(InChromium.Name)]
public sealed class A_refusal(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [Fact]
    public async Task Of_a_finger_that_is_not_recognized_says_so_and_lets_one_try_again()
    {
        await using var window = await chromium.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await authenticator.Recognizes(false);
        await window.Page.GotoAsync("/sign-up");
        await window.Fill("Email or user name", "finger@example.com");

        await window.Press("Create account");
        await IsToldWith(window, "No passkey was used", focused: "create");

        await authenticator.Recognizes(true);
        await window.Press("Try again");
        await Expect(window.Heading("Your account")).ToBeVisibleAsync();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_name_that_is_taken_leads_to_sign_in()
    {
        await using var first = await chromium.Open(server.Origin);
        await first.PlugIn();
        await first.SignUp("taken@example.com");
        await using var second = await chromium.Open(server.Origin);
        await second.PlugIn();
        await second.Page.GotoAsync("/sign-up");
        await second.Fill("Email or user name", "TAKEN@example.com");

        await second.Press("Create account");

        await IsToldWith(second, "There is an account with this name already", focused: null);
        await Expect(second.Notice().GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/sign-in");
        second.Complaints.ShouldAllBe(complaint => complaint.Contains("status of 409"));
    }

    [Fact]
    public async Task Of_a_passkey_that_was_deleted_elsewhere_says_so()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.SignUp("gone@example.com");
        await using (var administrator = await chromium.Open(server.Origin))
        {
            await administrator.PlugIn();
            await administrator.BecomeAdministrator(await server.FirstAdministratorLink());
            await administrator.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Ostiary" }).GetByRole(AriaRole.Link).ClickAsync();
            await administrator.Follow("Users");
            await administrator.Follow("gone@example.com");
            await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
            await administrator.Page.Locator("main form button[type=submit]").ClickAsync();
            await administrator.Shows("The passkey was deleted");
        }

        await window.Page.GotoAsync("/account");
        await Expect(window.Heading("Sign in")).ToBeVisibleAsync();
        await window.Press("Sign in with a passkey");

        await IsToldWith(window, "This passkey was deleted", focused: "passkey");
    }

    [Fact]
    public async Task For_want_of_a_server_says_that_nothing_has_changed()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.Page.GotoAsync("/sign-in");
        await window.Offline(true);

        await window.Press("Sign in with a passkey");
        await IsToldWith(window, "The server could not be reached", focused: "passkey");

        window.Complaints.ShouldAllBe(complaint => complaint.Contains("ERR_INTERNET_DISCONNECTED"));
    }

    [Fact]
    public async Task Of_a_ceremony_that_cannot_be_read_leads_on()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.SignUp("altered@example.com");
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
        await window.Page.RouteAsync("**/authentication/verify", route =>
            route.ContinueAsync(new() { PostData = System.Text.Encoding.UTF8.GetBytes(route.Request.PostData!.Replace("\"ceremony\":\"A", "\"ceremony\":\"B", StringComparison.Ordinal)) }));

        await window.Press("Sign in with a passkey");

        await IsToldWith(window, "The request could not be read", focused: "passkey");
    }

    [Fact]
    public async Task Of_an_answer_that_came_too_late_lets_one_try_again()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.SignUp("late@example.com");
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
        // Half a minute at least would have to pass; what the server says then is known from the tests of its interface.
        await window.Page.RouteAsync("**/authentication/verify", route => route.FulfillAsync(new()
        {
            Status = 410,
            ContentType = "application/problem+json",
            Body = """{"type":"/docs/errors#ceremony.expired","title":"The time to answer is over; ask for new options","status":410,"code":"ceremony.expired"}""",
        }), new() { Times = 1 });

        await window.Press("Sign in with a passkey");
        await IsToldWith(window, "That took too long", focused: "passkey");

        await window.Press("Try again");
        await Expect(window.Heading("Your account")).ToBeVisibleAsync();
        window.Complaints.ShouldAllBe(complaint => complaint.Contains("status of 410"));
    }

    /// <summary>The sentence is there, is read out, leaves the focus where it was, and comes with a way on.</summary>
    private static async Task IsToldWith(Window window, string sentence, string? focused)
    {
        await Expect(window.Notice()).ToContainTextAsync(sentence);
        await Expect(window.Notice()).ToHaveAttributeAsync("role", "alert");
        (await window.Notice().Locator("a, button").CountAsync()).ShouldBe(1);
        await Expect(window.Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        if (focused is not null)
            await Expect(window.Page.Locator($"#{focused}")).ToBeFocusedAsync();
    }
}
