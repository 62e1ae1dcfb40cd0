using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Server.Endpoints;
using Ostiary.Telemetry;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Console;

public sealed class The_devices_page : OnToldAttempts
{
    [Fact]
    public async Task Sends_a_stranger_to_the_sign_in_page_and_back() =>
        (await Get(Server.Open(), await Devices("?os=ios"))).Headers["Location"].ShouldStartWith("/sign-in?next=%2Fconsole%2Frelying-parties%2F");

    [Fact]
    public async Task Teaches_what_to_do_while_nothing_was_told()
    {
        var page = await Open(await Staff(Role.Operator), await Devices("?from=2001-01-01&until=2001-01-02"));

        page.QuerySelector(".empty")!.TextContent.ShouldContain("docs/guide/events.md");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Fact]
    public async Task Says_in_a_table_what_it_draws()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(10, Cancelled);
        await Tell(12, os: "linux");

        var page = await Open(browser, await Devices("?flow=sign_in&rows=os&columns=browser"));

        var rows = page.QuerySelectorAll("tbody tr");
        rows.Select(row => row.QuerySelector("th")!.TextContent.Trim()).ShouldBe(["Windows", "Linux"]);
        Cells(rows[0]).ShouldBe(["Chrome", "30", "30", "66.7 % 48.8 to 80.8 %", "100.0 % 83.9 to 100.0 %"]);
        rows[0].QuerySelector("a")!.GetAttribute("href")!.ShouldContain("/attempts?browser=chrome&flow=sign_in&os=windows");
        var drawn = JsonNode.Parse(page.QuerySelector("figure[data-chart=heat] script")!.TextContent)!;
        drawn["cells"]!.AsArray().Select(cell => cell!["label"]!.GetValue<string>().Replace('\u00a0', ' ')).ShouldBe(["100.0 %", "100.0 %"]);
        page.QuerySelector("[aria-labelledby=toxic-title]")!.TextContent.ShouldContain("None.");
    }

    [Fact]
    public async Task Names_what_is_toxic_first_and_leads_to_its_attempts()
    {
        var browser = await Staff(Role.Operator);
        await Tell(80);
        await Tell(60, "UnknownError", os: "linux");

        var toxic = (await Open(browser, await Devices("?flow=sign_in"))).QuerySelectorAll(".toxic > li").ShouldHaveSingleItem();

        toxic.QuerySelector("h3")!.TextContent.ShouldContain("Linux");
        toxic.QuerySelector("p")!.TextContent.ShouldStartWith("Passkeys fail after 4.0 s (median) on Linux");
        var attempts = await Open(browser, toxic.QuerySelector("a")!.GetAttribute("href")!);
        attempts.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        var told = (await browser.Send(HttpMethod.Get, "/v1/insights/devices?flow=sign_in")).ShouldBeOk().Json!["toxic"]![0]!;
        (told["traits"]!["os"]!.GetValue<string>(), told["failed"]!["count"]!.GetValue<long>(), told["failed"]!["of"]!.GetValue<long>()).ShouldBe(("linux", 60, 60));
    }

    [Fact]
    public async Task Merges_small_cells_and_says_so()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(7, os: "linux");
        await Tell(4, os: "freebsd");

        var page = await Open(browser, await Devices("?flow=sign_in&rows=os&columns=formFactor"));

        page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["Windows", "Several small ones together"]);
        page.QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td")[1].TextContent.ShouldBe("11");
        page.Body!.TextContent.ShouldContain("fewer than 10 people");
        (await Open(browser, await Devices("?os=linux&flow=sign_in"))).QuerySelector(".empty h2")!.TextContent.ShouldBe("Too few to tell of");
    }

    [Theory]
    [InlineData("?flow=nonsense")]
    [InlineData("?rows=shoe")]
    [InlineData("?rows=os&columns=os")]
    [InlineData("?from=yesterday")]
    public async Task Asks_nothing_when_a_value_is_not_possible(string query)
    {
        var answer = await Get(await Staff(Role.Operator), await Devices(query));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("Nothing was asked");
    }

    [Fact]
    public async Task Hands_the_answer_out_as_the_api_does()
    {
        var browser = await Staff(Role.Operator);
        await Tell(12);

        var table = await Get(browser, await Devices("?format=csv&flow=sign_in&rows=os"));

        table.Headers["Content-Disposition"].ShouldContain("devices.csv");
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/devices?format=csv&flow=sign_in&rows=os")).Body);
        table.Body.ShouldContain("\r\ncell,Windows,Chrome,");
        JsonNode.Parse((await Get(browser, await Devices("?format=json"))).Body)!["rows"]!.GetValue<string>().ShouldBe("osVersion");
        foreach (var bad in new[] { "rows=shoe", "rows=os&columns=os", "columns=party", "basis=luck" })
            (await browser.Send(HttpMethod.Get, $"/v1/insights/devices?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    [Fact]
    public void Hands_out_no_table_in_which_a_name_is_a_formula()
    {
        var figures = new DeviceFigures([new(AttemptDimension.Model, "=cmd()")], [new(AttemptDimension.Browser, "@sum")], 12, new(3, 4), new(3, 4));

        DeviceSummaries.CsvOf(new([figures], null, null, IsTooSmall: false, [])).ShouldContain("\r\ncell,'=cmd(),'@sum,12,");
    }

    [Fact]
    public async Task Shows_nothing_of_another_relying_party()
    {
        var browser = await Staff(Role.Operator);
        var other = await Server.AddRelyingParty("https://id.example.org");
        await Tell(12);

        (await Get(browser, $"/console/relying-parties/{other.Id}/devices")).Body.ShouldContain("Nothing has been told yet");
        (await Get(browser, $"/console/relying-parties/{other.Id}/devices?format=csv")).Body.ShouldNotContain("12");
    }

    private static async Task<IHtmlDocument> Open(Browser browser, string path) => Rendered.Parse((await Get(browser, path)).ShouldBeOk().Body);

    private static string[] Cells(IElement row) =>
        [.. row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private async Task<string> Devices(string query) => $"{await Home()}/devices{query}";
}
