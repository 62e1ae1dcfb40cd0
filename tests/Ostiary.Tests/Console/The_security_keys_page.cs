using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Server;

namespace Ostiary.Tests.Console;

public sealed class The_security_keys_page : OnToldAttempts
{
    [Fact]
    public async Task Says_in_a_table_what_it_draws()
    {
        var browser = await Staff(Role.Operator);
        await TellOfKeys(20);
        await TellOfKeys(12, lastedMs: 300);

        var page = await Open(browser, await Keys("?flow=sign_in"));

        var row = page.QuerySelector("[aria-labelledby=option-title] tbody tr")!;
        row.QuerySelector("th")!.TextContent.Trim().ShouldBe("Windows");
        Cells(row)[1..].ShouldBe(["62.5 % 45.3 to 77.1 %, of 32", "62.5 % 45.3 to 77.1 %, of 32", "0", "12", "0"]);
        Cells(page.QuerySelectorAll("[aria-labelledby=outcome-title] tbody tr")[1]).ShouldBe(["62.5 % 45.3 to 77.1 %, of 32", "62.5 % 45.3 to 77.1 %, of 32", "0.0 % 0.0 to 10.7 %, of 32"]);
        row.QuerySelector("a")!.GetAttribute("href")!.ShouldContain("/attempts?flow=sign_in&os=windows&outcome=failed");
        var drawn = JsonNode.Parse(page.QuerySelector("figure[data-chart=keys] script")!.TextContent)!;
        drawn["parts"]!.AsArray().Select(part => part!["rates"]![0]!.GetValue<double>()).ShouldBe([0.625, 0, 0.375, 0]);
        Text(page.QuerySelector("[aria-labelledby=evidence-title]")!).ShouldContain("37.5 % of 32 attempts that needed a security key ended before the option for it was found");
        Text(page.QuerySelector("[aria-labelledby=stops-title] tbody")!).ShouldContain("At the platform’s first prompt 12");
        Text(page.QuerySelector("[aria-labelledby=signs-title] tbody")!).ShouldContain("It ended within a second, no dialog was seen No choice 75.0 % 12");
    }

    [Fact]
    public async Task Names_where_the_option_is_hidden_and_leads_to_its_attempts()
    {
        var browser = await Staff(Role.Operator);
        await TellOfKeys(60);
        await TellOfKeys(40, lastedMs: 300, os: "freebsd");

        var page = await Open(browser, await Keys("?flow=sign_in"));

        var hidden = page.QuerySelectorAll(".toxic > li").ShouldHaveSingleItem();
        Text(hidden).ShouldContain("100.0 % of 40 attempts");
        var attempts = (await Open(browser, hidden.QuerySelector("a")!.GetAttribute("href")!)).QuerySelectorAll("tbody tr");
        attempts.Length.ShouldBe(40);
        var one = (await browser.Send(HttpMethod.Get, "/v1/insights/attempts?os=freebsd&limit=1")).ShouldBeOk().Json!["items"]![0]!["securityKey"]!;
        (one["reason"]!.GetValue<string>(), one["option"]!.GetValue<string>(), one["sign"]!.GetValue<string>(), one["stop"]!.GetValue<string>(), one["confidence"]!.GetValue<double>())
            .ShouldBe(("hint", "not_offered", "ended_at_once", "prompt", 0.75));
    }

    [Fact]
    public async Task Teaches_what_it_takes_where_no_attempt_needed_a_key()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        var empty = (await Open(browser, await Keys(""))).QuerySelector(".empty")!;

        empty.QuerySelector("h2")!.TextContent.ShouldBe("No attempt needed a security key");
        empty.TextContent.ShouldContain("docs/guide/security-keys.md");
        (await Open(browser, await Keys(""))).QuerySelector("main [href*='format=']").ShouldBeNull();
    }

    [Fact]
    public async Task Says_nothing_of_too_few_people()
    {
        var browser = await Staff(Role.Operator);
        await TellOfKeys(9);

        (await Open(browser, await Keys(""))).QuerySelector(".empty h2")!.TextContent.ShouldBe("Too few to tell of");
    }

    [Fact]
    public async Task Stands_in_the_navigation()
    {
        var page = await Open(await Staff(Role.Operator), await Keys(""));

        page.QuerySelectorAll("nav a").Where(link => Text(link) == "Security keys").Select(link => link.GetAttribute("aria-current")).ShouldAllBe(current => current == "page");
        page.QuerySelectorAll("nav a[aria-current]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Hands_the_answer_out_as_the_api_does()
    {
        var browser = await Staff(Role.Operator);
        await TellOfKeys(12);

        var table = await Get(browser, await Keys("?format=csv&flow=sign_in&by=browser"));

        table.Headers["Content-Disposition"].ShouldContain("security-keys.csv");
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/security-keys?format=csv&flow=sign_in&by=browser")).Body);
        table.Body.ShouldContain("\r\nsegment,Chrome,,,12,12,12,1,");
        table.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains('"', StringComparison.Ordinal)).ShouldAllBe(line => line.Count(letter => letter == ',') == 28);
        JsonNode.Parse((await Get(browser, await Keys("?format=json"))).Body)!["by"]!.GetValue<string>().ShouldBe("os");
        foreach (var bad in new[] { "by=shoe", "by=party", "basis=luck", "rows=os&colour=red" })
            (await browser.Send(HttpMethod.Get, $"/v1/insights/security-keys?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    private Task<string> Keys(string query) => At("security-keys", query);

    // Sign-ins of people whose only passkey is on a key: it answers, or the browser ends it by itself.
    private async Task TellOfKeys(int count, int? lastedMs = null, string os = "windows") =>
        await TellEach(count, os, "login", (started, ended) =>
        {
            (started["name"], started["fields"]) = ("ceremony.started", new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["hints"] = new JsonArray("security_key") });
            (ended["name"], ended["fields"]) = lastedMs is { } ms
                ? ("ceremony.failed", new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = ms, ["name"] = "NotAllowedError" })
                : ("ceremony.succeeded", new JsonObject
                {
                    ["kind"] = "get",
                    ["mediation"] = "modal",
                    ["durationMs"] = 6_000,
                    ["attachment"] = "cross_platform",
                    ["backupEligible"] = false,
                    ["transports"] = new JsonArray("usb"),
                });
        });
}
