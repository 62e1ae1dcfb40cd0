using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Telemetry;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Console;

public sealed class The_adoption_page : OnToldAttempts
{
    [Fact]
    public async Task Teaches_what_to_do_while_nothing_was_told()
    {
        var page = await Open(await Staff(Role.Operator), await Adoption("?from=2001-01-01&until=2001-01-02"));

        page.QuerySelector(".empty")!.TextContent.ShouldContain("docs/guide/events.md");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Fact]
    public async Task Says_in_tables_what_it_draws()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        var page = await Open(browser, await Adoption(""));

        Text(page, ".figures").ShouldContain("Sign-ins with a passkey100.0 %");
        page.QuerySelectorAll("[aria-labelledby=methods-title] tbody tr th").Select(cell => cell.TextContent).ShouldBe(["Passkey"]);
        Text(page, "[aria-labelledby=methods-title] tbody").ShouldContain("20 100.0 %");
        var drawn = JsonNode.Parse(page.QuerySelector("#uptake-data")!.TextContent)!;
        drawn["labels"]!.AsArray().Count.ShouldBe(page.QuerySelectorAll("[aria-labelledby=uptake-title] details tbody tr").Length);
        drawn["lines"]![0]!["values"]!.AsArray().Select(value => value?.GetValue<double>()).ShouldContain(1);
    }

    [Fact]
    public async Task Says_that_coverage_is_not_known_of_accounts_that_are_kept_elsewhere()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        Text(await Open(browser, await Adoption("")), "main").ShouldContain("how many people it has, and how many of them have a passkey, nobody told");
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
        Text(page, "[aria-labelledby=uptake-title]").ShouldContain("Sign-ins with a passkey, of all");
    }

    [Theory]
    [InlineData("?change=yesterday")]
    [InlineData("?change=2001-01-01")]
    [InlineData("?browser=chrome")]
    [InlineData("?os=%00")]
    [InlineData("?from=2026-02-02&until=2026-02-01")]
    public async Task Asks_nothing_when_a_value_is_not_possible(string query)
    {
        var answer = await Get(await Staff(Role.Operator), await Adoption(query));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("Nothing was asked");
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
    public async Task Shows_nothing_of_another_relying_party()
    {
        var browser = await Staff(Role.Operator);
        var other = await Server.AddRelyingParty("https://id.example.org");
        await Tell(12);

        (await Get(browser, $"/console/relying-parties/{other.Id}/adoption")).Body.ShouldContain("Nothing has been told yet");
        (await Get(browser, $"/console/relying-parties/{other.Id}/overview?format=csv")).Body.ShouldNotContain(",12,");
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
            Text(page, "[aria-labelledby=problems-title]").ShouldContain("Origin rejected ended 20 attempts, 39.2 % of all");
            Text(page, "[aria-labelledby=ways-title] table").ShouldContain("Passkey, dialog Signed in 30");
            page.QuerySelector("figure[data-chart=flow]").ShouldNotBeNull();
        }

        first.QuerySelector("#counts-title").ShouldNotBeNull();
        (await Get(browser, $"{await Home()}/overview?os=windows")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Get(browser, $"{await Home()}/overview?format=csv&period=week")).Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/overview?format=csv")).Body);
    }

    private static async Task<IHtmlDocument> Open(Browser browser, string path) => Rendered.Parse((await Get(browser, path)).ShouldBeOk().Body);

    private static string Text(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<string> Adoption(string query) => $"{await Home()}/adoption{query}";
}
