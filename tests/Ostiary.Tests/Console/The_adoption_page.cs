using System.Net;
using System.Text.Json.Nodes;
using Ostiary.Accounts;

namespace Ostiary.Tests.Console;

public sealed class The_adoption_page : OnToldAttempts
{
    [Fact]
    public async Task Says_in_tables_what_it_draws()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        var page = await Open(browser, await Adoption(""));

        Text(page.QuerySelector(".figures")!).ShouldContain("Sign-ins with a passkey100.0 %");
        page.QuerySelectorAll("[aria-labelledby=methods-title] tbody tr th").Select(cell => cell.TextContent).ShouldBe(["Passkey"]);
        Text(page.QuerySelector("[aria-labelledby=methods-title] tbody")!).ShouldContain("20 100.0 %");
        var drawn = JsonNode.Parse(page.QuerySelector("#uptake-data")!.TextContent)!;
        drawn["labels"]!.AsArray().Count.ShouldBe(page.QuerySelectorAll("[aria-labelledby=uptake-title] details tbody tr").Length);
        drawn["lines"]![0]!["values"]!.AsArray().Select(value => value?.GetValue<double>()).ShouldContain(1);
    }

    [Fact]
    public async Task Says_that_coverage_is_not_known_of_accounts_that_are_kept_elsewhere()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        Text((await Open(browser, await Adoption(""))).QuerySelector("main")!).ShouldContain("how many people it has, and how many of them have a passkey, nobody told");
    }

    [Fact]
    public async Task Keeps_a_change_in_its_address_and_marks_it()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        var day = Server.Clock.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var page = await Open(browser, await Adoption($"?period=month&change={day}&os=windows"));

        page.QuerySelector("#change")!.GetAttribute("value").ShouldBe(day);
        page.QuerySelector("#os option[selected]")!.GetAttribute("value").ShouldBe("windows");
        page.QuerySelectorAll(".desk-head a.button").Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.Contains($"change={day}", StringComparison.Ordinal));
        JsonNode.Parse(page.QuerySelector("#uptake-data")!.TextContent)!["mark"]!.GetValue<int>().ShouldBe(3);
        Text(page.QuerySelector("[aria-labelledby=uptake-title]")!).ShouldContain("Sign-ins with a passkey, of all");
    }

    [Fact]
    public async Task Tells_nothing_of_a_few()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(4, os: "linux");

        (await Open(browser, await Adoption("?os=linux"))).QuerySelector(".empty h2")!.TextContent.ShouldBe("Too few to tell of");
    }

    [Fact]
    public async Task Hands_the_answer_out_as_the_api_does()
    {
        var browser = await Staff(Role.Operator);
        await Tell(12);

        var table = await Get(browser, await Adoption("?format=csv&period=week"));

        table.Headers["Content-Disposition"].ShouldContain("adoption.csv");
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/adoption?format=csv")).Body);
        JsonNode.Parse((await Get(browser, await Adoption("?format=json"))).Body)!["passkeys"]!["count"]!.GetValue<long>().ShouldBe(12);
    }

    [Fact]
    public async Task Stands_beside_an_overview_that_is_the_first_page()
    {
        var browser = await Staff(Role.Operator);
        await Tell(30);
        await Tell(20, "SecurityError");

        var first = await Open(browser, "/console");
        var own = await Open(browser, $"{await Home()}/overview");

        foreach (var page in new[] { first, own })
        {
            Text(page.QuerySelector("[aria-labelledby=problems-title]")!).ShouldContain("Origin rejected ended 20 attempts, 39.2 % of all");
            Text(page.QuerySelector("[aria-labelledby=ways-title] table")!).ShouldContain("Passkey, dialog Signed in 30");
            page.QuerySelector("figure[data-chart=flow]").ShouldNotBeNull();
        }

        first.QuerySelector("#counts-title").ShouldNotBeNull();
        (await Get(browser, $"{await Home()}/overview?os=windows")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Get(browser, $"{await Home()}/overview?format=csv&period=week")).Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/overview?format=csv")).Body);
    }

    private Task<string> Adoption(string query) => At("adoption", query);
}
