using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using Ostiary.Kernel;
using Ostiary.Testing;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Journeys;

/// <summary>An administrator says in the console which authenticators are taken; people then come with one in a real browser.</summary>
[Collection(InChromium.Name)]
public sealed class An_attested_sign_up(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    private static readonly byte[] Chromiums = ChromiumMake.Root();

    [Fact]
    public async Task Is_accepted_with_a_device_whose_maker_is_trusted()
    {
        await Demand(Chromiums, allowed: ChromiumMake.Aaguid);
        await using var window = await Person();

        await window.SignUp("accepted@example.com");

        await window.Shows("accepted@example.com");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_refused_with_a_blocked_model_and_accepted_once_it_is_let_in()
    {
        await Demand(Chromiums, blocked: ChromiumMake.Aaguid);
        await using var window = await Person();

        await TryToSignUp(window, "patient@example.com");
        await IsTold(window, "This kind of device is not accepted here");

        // Nothing was stored, so neither the name nor the device is taken.
        await Demand(Chromiums);
        await window.SignUp("patient@example.com");
    }

    [Fact]
    public async Task Is_refused_with_a_model_that_is_not_among_those_allowed()
    {
        await Demand(Chromiums, allowed: "00112233-4455-6677-8899-aabbccddeeff");
        await using var window = await Person();

        await TryToSignUp(window, "another@example.com");

        await IsTold(window, "This kind of device is not accepted here");
    }

    [Fact]
    public async Task Is_refused_when_nobody_who_is_trusted_vouches()
    {
        using var stranger = new AttestationAuthority(Entropy.System);
        await Demand(stranger.Root.ToArray());
        await using var window = await Person();

        await TryToSignUp(window, "stranger@example.com");

        await IsTold(window, "This site does not know the maker of your device");
    }

    // As when a browser or its user withholds the make of the device.
    [Fact]
    public async Task Is_refused_when_the_page_never_asked_for_the_make()
    {
        await Demand(Chromiums);
        await using var window = await Person();
        await window.Page.RouteAsync("**/registration/options", async route =>
        {
            var issued = await route.FetchAsync();
            var text = await issued.TextAsync();
            await route.FulfillAsync(new() { Response = issued, Body = text.Replace("\"attestation\":\"direct\"", "\"attestation\":\"none\"", StringComparison.Ordinal) });
        });

        await TryToSignUp(window, "silent@example.com");

        await IsTold(window, "This passkey did not say where it is kept");
    }

    private async Task Demand(byte[] root, string allowed = "", string blocked = "")
    {
        await using var window = await chromium.Open(server.Origin, await server.Administrator(chromium));
        await window.DemandAttestation(root, allowed, blocked);
    }

    private async Task<Window> Person()
    {
        var window = await chromium.Open(server.Origin);
        await window.PlugIn("usb");
        return window;
    }

    private static async Task TryToSignUp(Window window, string identifier)
    {
        await window.Page.GotoAsync("/sign-up");
        await window.Fill("Email or user name", identifier);
        await window.Press("Create account");
    }

    // The sentence is read out, says what to do, and the person can go on at once.
    private static async Task IsTold(Window window, string sentence)
    {
        await Expect(window.Notice()).ToContainTextAsync(sentence);
        await Expect(window.Notice()).ToContainTextAsync(new System.Text.RegularExpressions.Regex("(Use|Allow) "));
        await Expect(window.Notice()).ToHaveAttributeAsync("role", "alert");
        await Expect(window.Page.Locator("#create")).ToBeFocusedAsync();
        window.Complaints.ShouldAllBe(complaint => complaint.Contains("status of 4"));
    }
}
