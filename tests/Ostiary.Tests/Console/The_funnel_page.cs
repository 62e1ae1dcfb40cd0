using System.Text.Json.Nodes;
using Ostiary.Accounts;

namespace Ostiary.Tests.Console;

public sealed class The_funnel_page : OnToldAttempts
{
    [Fact]
    public async Task Says_in_a_table_what_it_draws()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(10, Cancelled);

        var page = await Open(browser, await Funnel("?flow=sign_in"));

        var rows = page.QuerySelectorAll("tbody tr");
        rows.Length.ShouldBe(7);
        Cells(rows[2])[..3].ShouldBe(["30", "100.0 % 88.6 to 100.0 %", "100.0 % 83.9 to 100.0 %"]);
        Cells(rows[6])[..3].ShouldBe(["20", "66.7 % 48.8 to 80.8 %", "100.0 % 83.9 to 100.0 %"]);
        Cells(rows[2])[3..].ShouldBe(["10 33.3 % of those here", "10"]);
        var drawn = JsonNode.Parse(page.QuerySelector("figure[data-chart=funnel] script")!.TextContent)!;
        drawn["sides"]![0]!["counts"]!.AsArray().Select(count => count!.GetValue<long>()).ShouldBe([30, 30, 30, 20, 20, 20, 20]);
    }

    [Fact]
    public async Task Keeps_in_its_form_and_its_links_what_its_address_asks()
    {
        var browser = await Staff(Role.Operator);
        await Tell(12, os: "freebsd");

        var page = await Open(browser, await Funnel("?os=freebsd&period=month&compare=before&by=browser"));

        foreach (var (field, value) in new[] { ("os", "freebsd"), ("period", "month"), ("compare", "before"), ("by", "browser") })
            page.QuerySelector($"#{field} option[selected]")!.GetAttribute("value").ShouldBe(value);

        page.QuerySelectorAll(".desk-head a.button").Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.Contains("os=freebsd", StringComparison.Ordinal));
        page.QuerySelector(".tag-drop")!.GetAttribute("href")!.ShouldNotContain("freebsd");
        page.QuerySelector("#comparison-title")!.TextContent.ShouldContain("period before");
    }

    [Fact]
    public async Task Merges_small_cells_and_says_so()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(7, os: "linux");
        await Tell(4, os: "freebsd");

        var parts = (await Open(browser, await Funnel("?by=os&flow=sign_in"))).QuerySelector("[aria-labelledby=parts-title]")!;

        parts.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["Windows", "Several small ones together"]);
        parts.QuerySelectorAll("tbody tr")[1].QuerySelector("td")!.TextContent.ShouldBe("11");
        parts.TextContent.ShouldContain("fewer than 10 attempts");
        (await Open(browser, await Funnel("?os=linux&flow=sign_in"))).QuerySelector(".empty h2")!.TextContent.ShouldBe("Too few to tell of");
    }

    [Fact]
    public async Task Hands_the_answer_out_as_the_api_does()
    {
        var browser = await Staff(Role.Operator);
        await Tell(12);

        var table = await Get(browser, await Funnel("?format=csv"));

        table.Headers["Content-Disposition"].ShouldContain("funnel.csv");
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/funnel?format=csv")).Body);
        JsonNode.Parse((await Get(browser, await Funnel("?format=json"))).Body)!["segments"]![0]!["steps"]!.AsArray().Count.ShouldBe(7);
    }

    private Task<string> Funnel(string query) => At("funnel", query);
}
