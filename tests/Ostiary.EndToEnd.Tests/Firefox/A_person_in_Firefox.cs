using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

[Collection(InFirefox.Name)]
[Trait("Ring", "Firefox")]
public sealed class A_person_in_Firefox(FirefoxEsr firefox, HostedServer server)
{
    [Fact]
    public async Task Signs_up_leaves_and_is_let_in_by_autofill()
    {
        await using var window = await SignedOut("sam@example.com");

        await window.PickFromAutofill("Email or user name");

        await window.Shows("Signed in as sam@example.com");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_the_button()
    {
        await using var window = await SignedOut("button@example.com");

        await window.Press("Sign in with a passkey");

        await window.Shows("Signed in as button@example.com");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_by_identifier()
    {
        await using var window = await SignedOut("identifier@example.com");

        await window.Fill("Email or user name", "identifier@example.com");
        await window.Press("Continue");

        await window.Shows("Signed in as identifier@example.com");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Looks_after_the_console_as_its_first_administrator()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.PlugIn();
        await window.Go(await server.FirstAdministratorLink());
        await window.Fill("Email or user name", "root@example.com");
        await window.Press("Create administrator");
        await window.Shows("Overview");

        var below = await window.Run<string>("return document.querySelector('.menu a[href$=\"/adoption\"]').pathname");
        foreach (var path in (string[])["/console/health", below, below.Replace("adoption", "devices", StringComparison.Ordinal), below.Replace("adoption", "users", StringComparison.Ordinal)])
        {
            await window.Go(path);
            (await window.Run<int>("return document.querySelectorAll('main h1').length")).ShouldBe(1, path);
        }

        (await window.Complaints()).ShouldBeEmpty();
    }

    private async Task<FirefoxWindow> SignedOut(string identifier)
    {
        var window = await firefox.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp(identifier);
        await window.SignOut();
        return window;
    }
}
