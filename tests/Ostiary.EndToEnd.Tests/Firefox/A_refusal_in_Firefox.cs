using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

[Collection(InFirefox.Name)]
[Trait("Ring", "Firefox")]
public sealed class A_refusal_in_Firefox(FirefoxEsr firefox, HostedServer server)
{
    private const string LeaveOnceAsked =
        """
        const ask = window.fetch;
        window.fetch = (...request) => {
          const answer = ask(...request);
          location.assign('/sign-up');
          return answer;
        };
        const notice = document.querySelector('#notice');
        new MutationObserver(() => { sessionStorage.told = notice.textContent; }).observe(notice, { childList: true });
        document.querySelector('#passkey').click();
        """;

    [Fact]
    public async Task Of_a_finger_that_is_not_recognized_says_so_and_lets_one_try_again()
    {
        await using var window = await firefox.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await authenticator.Recognizes(false);
        await window.Go("/sign-up");
        await window.Fill("Email or user name", "finger@example.com");

        await window.Press("Create account");
        await IsToldWith(window, "No passkey was used", focused: "create");

        await authenticator.Recognizes(true);
        await window.Press("Try again");
        await window.Shows("Signed in as finger@example.com");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_the_person_says_that_nothing_has_changed_and_lets_them_in_later()
    {
        await using var window = await firefox.Open(server.Origin);
        var authenticator = await window.PlugIn();
        await window.SignUp("declines@example.com");
        await window.SignOut();
        await authenticator.Recognizes(false);

        await window.Press("Sign in with a passkey");
        await IsToldWith(window, "Nothing has changed.", focused: "passkey");

        await authenticator.Recognizes(true);
        await window.Press("Try again");
        await window.Shows("Signed in as declines@example.com");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/sign-in", "Sign in with a passkey", "passkey")]
    [InlineData("/sign-up", "Create account", "create")]
    public async Task For_want_of_consent_or_of_any_device_reads_the_same(string path, string button, string focused)
    {
        await using var window = await firefox.Open(server.Origin);
        var authenticator = await window.PlugIn(isTouched: false);
        await window.Go(path);
        await window.Fill("Email or user name", "nobody@example.com");

        await window.Press(button);
        await IsToldWith(window, "No passkey was used", focused);

        await authenticator.PullOut();
        await window.Press("Try again");
        await IsToldWith(window, "No passkey was used", focused: path == "/sign-in" ? focused : null);
        (await window.Complaints()).ShouldBeEmpty();
    }

    // Firefox lets such an answer pass, although the options demand verification; the server does not.
    [Fact]
    public async Task Of_a_device_that_cannot_verify_anybody_says_what_it_lacks()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.PlugIn("usb", verifiesPeople: false);
        await window.Go("/sign-up");
        await window.Fill("Email or user name", "nobody@example.com");

        await window.Press("Create account");

        await IsToldWith(window, "Your device did not check that it is you", focused: "create");
        (await window.Text("//*[@id=\"notice\"]")).ShouldContain("Support code:");
    }

    // Firefox ends such a request as if the network were gone.
    [Fact]
    public async Task Is_not_made_up_when_the_page_is_left_while_it_waits_for_the_server()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.Go("/sign-in");
        await window.Until("!document.querySelector('#passkey').disabled");

        await window.Do(LeaveOnceAsked);

        await window.Shows("Already have one?");
        (await window.Run<string>("return sessionStorage.told ?? ''")).ShouldBeEmpty();
    }

    /// <summary>The sentence is there, is read out, leaves the focus where it was, and comes with a way on.</summary>
    private static async Task IsToldWith(FirefoxWindow window, string sentence, string? focused)
    {
        await window.Shows(sentence, within: "notice");
        (await window.Run<bool>("return document.querySelector('#notice').role === 'alert'")).ShouldBeTrue();
        (await window.Run<int>("return document.querySelectorAll('#notice a, #notice button').length")).ShouldBe(1);
        await window.Until("!document.querySelector('[aria-busy]')");
        if (focused is not null)
            (await window.Focused()).ShouldBe(focused);
    }
}
