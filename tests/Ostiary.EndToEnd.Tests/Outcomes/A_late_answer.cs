using System.Globalization;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Observing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Outcomes;

[Collection(InChromium.Name)]
public sealed class A_late_answer(Chromium chromium)
{
    private static readonly TimeSpan LongerThanAnyCeremony = TimeSpan.FromMinutes(11);

    [Fact]
    public async Task Is_refused_by_the_server_itself_and_found_by_the_code_that_the_person_is_shown()
    {
        // The clock of a demonstration can be put forward, and is never ahead of the machine's own.
        var now = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(20);
        using var place = ServerPlace.OnSqlite();
        (place.Settings["Server:DangerDemo"], place.Settings["Server:DangerDemoClock"]) = ("true", now.ToString("O", CultureInfo.InvariantCulture));
        await using var process = await ServerProcess.Ready(place);
        await using var console = await chromium.Open(place.Origin);
        await console.PlugIn();
        await console.BecomeAdministrator(await place.FirstAdministratorLink());
        await using var window = await chromium.Open(place.Origin);
        await window.LookPastAutofill();
        await window.PlugIn();
        await window.SignUp("late@example.com");
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
        await window.Page.RouteAsync("**/authentication/verify", async route =>
        {
            using var wire = Wire.To(place.Origin);
            wire.DefaultRequestHeaders.Add("Origin", place.Origin);
            using var put = await wire.PutAsync($"/demo/clock/{(now + LongerThanAnyCeremony).ToUnixTimeMilliseconds()}", null);
            put.IsSuccessStatusCode.ShouldBeTrue();
            await route.ContinueAsync();
        });

        await window.Press("Sign in with a passkey");

        await Expect(window.Notice()).ToContainTextAsync("That took too long");
        await Expect(window.Notice()).ToContainTextAsync("Try again");
        var code = await window.Notice().Locator(".support code").InnerTextAsync();
        await window.Page.GotoAsync("about:blank");
        JsonNode? timeline = null;
        await Eventually.Holds("the late answer is folded", TimeSpan.FromSeconds(20), async () =>
        {
            timeline = await console.Ask($"/v1/insights/attempts/{code}");
            return timeline["events"] is JsonArray events && events.Any(one => (string?)one!["name"] == "ceremony.succeeded");
        });
        var attempt = timeline!["attempt"]!;
        ((string?)attempt["outcome"], (string?)attempt["furthest"], (string?)attempt["serverCode"]).ShouldBe(("refused", "assertion", "ceremony.expired"));
        ((string?)attempt["errorClass"], (string?)attempt["party"], (string?)timeline["rule"]).ShouldBe(("timeout_user", "user_decision", "server.expired"));
        ((string?)timeline["cause"])!.ShouldStartWith("Probably: on Linux");
    }
}
