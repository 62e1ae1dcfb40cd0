using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Observing;

[Collection(InChromium.Name)]
public sealed class A_switched_off_page(Chromium chromium, AnotherSite site) : IClassFixture<AnotherSite>
{
    [Fact]
    public async Task Tells_nothing_more_after_the_first_answer_of_a_server_that_is_set_so()
    {
        using var place = ServerPlace.OnSqlite();
        await using (var first = await ServerProcess.Ready(place))
        {
            await using var console = await chromium.Open(place.Origin);
            await console.PlugIn();
            await console.BecomeAdministrator(await place.FirstAdministratorLink());
            place.Settings["Telemetry:SilentRelyingParties:0"] = await console.RelyingPartyId();
        }

        await using var server = await ServerProcess.Ready(place);
        await using var window = await chromium.Open(place.Origin);
        await window.LookPastAutofill();
        var device = await window.PlugIn();
        var batches = 0;
        window.Page.Request += (_, request) => batches += new Uri(request.Url).AbsolutePath == "/v1/events" ? 1 : 0;

        var answer = await window.Page.RunAndWaitForResponseAsync(() => window.Page.GotoAsync("/sign-in"), one => one.Url.EndsWith("/v1/events", StringComparison.Ordinal));
        (await answer.TextAsync()).ShouldContain("""
            "config":{"version":"silent","enabled":false,"autocapture":false}
            """.Trim());
        await device.Recognizes(false);
        await window.Press("Sign in with a passkey");
        await Expect(window.Notice()).ToContainTextAsync("No passkey was used");
        await window.Page.GotoAsync("/sign-up");
        await window.Page.GotoAsync("/sign-in");

        batches.ShouldBe(1);
        using var wire = Wire.To(place.Origin);
        (await wire.GetStringAsync("/metrics")).ShouldContain("ostiary_events_dropped_total{reason=\"switched_off\"}");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_another_implementation_gets_the_browsers_own_functions_back()
    {
        site.Switch = """{"version":"silent","enabled":false,"autocapture":false}""";
        await using var window = await chromium.Open(site.Origin);
        await window.Page.Context.AddInitScriptAsync("window.own = CredentialsContainer.prototype.create");
        await window.PlugIn();
        await window.Page.GotoAsync("/");
        (await window.Page.EvaluateAsync<bool>("CredentialsContainer.prototype.create === own")).ShouldBeFalse();

        (await window.Page.EvaluateAsync<string>("enroll()")).ShouldBe("verified");
        await window.Page.WaitForFunctionAsync("CredentialsContainer.prototype.create === own");
        var told = site.Events.Count;
        (await window.Page.EvaluateAsync<string>("enroll()")).ShouldBe("verified");
        await window.Page.GotoAsync("/elsewhere");
        await window.Page.GotoAsync("/elsewhere?again");

        site.Events.Count.ShouldBe(told);
        window.Complaints.ShouldBeEmpty();
    }
}
