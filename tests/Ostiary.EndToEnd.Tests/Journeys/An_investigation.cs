using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Journeys;

[Collection(InChromium.Name)]
public sealed class An_investigation(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    private const string TellOfOneMore =
        """
        async () => {
          const [attempt, now] = ['019aa6c5-1b00-7aaa-8bbb-0123456789ab', Date.now()];
          const event = (seq, name, fields) => ({ id: `019aa6c5-1f00-7d3e-8a52-3f5b8c1d2e${seq}f`, name, ts: now - 5000 + seq, mono: 10 * seq, seq, tab: 't', session: 's',
            attempt, surface: 'browser', touchpoint: '<script>alert(1)</script>', fields });
          const events = [event(1, 'ceremony.started', { kind: 'get', mediation: 'modal', gesture: true }),
            event(2, 'ceremony.failed', { kind: 'get', mediation: 'modal', durationMs: 4000, name: 'NotAllowedError' })];
          const answer = await fetch('/v1/events', { method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ sdk: { name: 'web', version: '0.1.0' }, sentAt: now, events }) });
          return (await answer.json()).kept;
        }
        """;

    [Fact]
    public async Task Leads_from_the_funnel_to_the_reason_of_one_cancelled_sign_in()
    {
        var keepings = await server.Administrator(chromium);
        await SignUpAndCancelASignIn();
        await using var window = await chromium.Open(server.Origin, keepings);
        await window.Page.GotoAsync("/console");
        await window.Follow("Attempts");
        await Eventually.Holds("the cancelled sign-in is folded", TimeSpan.FromSeconds(30), async () =>
        {
            await window.Page.ReloadAsync();
            return (await window.Page.Locator("#main").InnerTextAsync()).Contains("User cancelled", StringComparison.Ordinal);
        });

        await window.Follow("Funnel");
        await window.Shows("From intent to assertion");
        await Expect(window.Page.Locator("figure canvas")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#main tbody tr")).ToHaveCountAsync(7);

        await window.Follow("Attempts");
        await window.Page.GetByLabel("Outcome").SelectOptionAsync("failed");
        await window.Press("Find");
        await window.Page.Locator("tbody th a").First.ClickAsync();
        await window.Shows("Next step");
        await window.Shows("ceremony.failed");
        await window.Shows("ceremony.issued");

        await window.Page.GoBackAsync();
        await window.Page.Locator("tbody th a").Last.ClickAsync();
        await window.Shows("<script>alert(1)</script>");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Works_by_its_form_alone_without_JavaScript()
    {
        var keepings = await server.Administrator(chromium);
        await using var window = await chromium.Open(server.Origin, options => (options.JavaScriptEnabled, options.StorageState) = (false, keepings));
        await window.Page.GotoAsync("/console");
        await window.Follow("Funnel");

        await window.Page.GetByLabel("Flow", new() { Exact = true }).SelectOptionAsync("step_up");
        await window.Press("Show");

        window.Page.Url.ShouldContain("flow=step_up");
        await window.Shows("No attempt fits");
        await Expect(window.Page.GetByLabel("Flow", new() { Exact = true })).ToHaveValueAsync("step_up");
    }

    private async Task SignUpAndCancelASignIn()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.LookPastAutofill();
        var authenticator = await window.PlugIn();
        await window.SignUp("sam@example.com");
        await window.Press("Sign out");
        await authenticator.Recognizes(false);
        await window.Page.GotoAsync("/sign-in");
        await window.Press("Sign in with a passkey");
        await Expect(window.Notice()).ToContainTextAsync("No passkey was used");
        (await window.Page.EvaluateAsync<int>(TellOfOneMore)).ShouldBe(2);
        window.Complaints.ShouldBeEmpty();
    }
}
