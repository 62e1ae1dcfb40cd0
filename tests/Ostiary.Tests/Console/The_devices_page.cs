using System.Globalization;
using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Server.Endpoints;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Console;

public sealed class The_devices_page : OnToldAttempts
{
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
    public async Task Tells_cohorts_apart_that_no_kept_day_does()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20, cohort: "beta");
        await Tell(15, Cancelled);
        await Tell(12, os: "linux", cohort: "beta");

        var page = await Open(browser, await Devices("?flow=sign_in&rows=os&columns=cohort"));
        page.QuerySelectorAll("tbody tr").Select(row => (row.QuerySelector("th")!.TextContent.Trim(), Cells(row)[..2])).SelectMany(row => row.Item2.Prepend(row.Item1))
            .ShouldBe(["Windows", "Beta", "20", "Windows", "Unknown", "15", "Linux", "Beta", "12"]);

        var filtered = await Open(browser, await Devices("?flow=sign_in&rows=os&columns=browser&cohort=beta"));
        filtered.QuerySelectorAll("tbody tr").Select(row => Cells(row)[1]).ShouldBe(["20", "12"]);
    }

    // People are counted by marks that two of them may share, so the estimate of many lies above what was seen.
    [Fact]
    public async Task Never_counts_more_people_than_attempts()
    {
        var browser = await Staff(Role.Operator);
        await Tell(90);

        var page = await Open(browser, await Devices("?flow=sign_in&rows=os&columns=browser"));

        var cells = Cells(page.QuerySelector("tbody tr")!);
        cells[1].ShouldBe("90");
        int.Parse(cells[2], CultureInfo.InvariantCulture).ShouldBeInRange(80, 90);
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

    private Task<string> Devices(string query) => At("devices", query);
}
