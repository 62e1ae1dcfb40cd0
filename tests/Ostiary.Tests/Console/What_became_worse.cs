using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Server.Events;
using Ostiary.Storage;
using Ostiary.Tests.Http;
using Ostiary.Tests.Insights;

namespace Ostiary.Tests.Console;

/// <summary>A regression that the watch opened, as operators, backends and monitors meet it.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class What_became_worse : OnToldAttempts
{
    [Fact]
    public async Task Stands_at_the_top_of_the_overview_and_on_the_devices_page()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Break();

        foreach (var page in new[] { "overview", "devices" })
        {
            var panel = (await Open(browser, await At(page, "?period=week"))).QuerySelector("[aria-labelledby=regressions-title]")!;
            panel.QuerySelector("h2")!.TextContent.ShouldBe("This became worse");
            panel.QuerySelector("h3")!.TextContent.ShouldBe("Android 18");
            Text(panel).ShouldContain("Next step:");
            panel.QuerySelector("a")!.GetAttribute("href")!.ShouldContain("outcome=failed&os=android&osVersion=18");
        }

        (await Get(browser, "/console")).Body.ShouldContain("This became worse");
    }

    [Fact]
    public async Task Is_told_to_backends_and_monitors_without_a_name_that_a_browser_gave()
    {
        await Break();
        var backend = await Server.OpenBackend(await Server.Home());

        var told = (await backend.Send(HttpMethod.Get, "/v1/insights/regressions")).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;

        told["traits"]!.ToJsonString().ShouldBe("""{"os":"android","osVersion":"18"}""");
        (told["failed"]!["count"]!.GetValue<long>() >= 10, told["mostly"]!.GetValue<string>(), told["closedAt"]).ShouldBe((true, "nfc_lost", null));
        (await backend.Send(HttpMethod.Get, "/v1/insights/regressions?format=csv&state=all")).ShouldBeOk().Body.ShouldContain(",Android 18,");
        (await Server.Open().Send(HttpMethod.Get, "/metrics")).Body.ShouldContain("ostiary_regressions_open{");
        var line = Server.Log.Lines.Where(each => each.Contains("RegressionKeeping", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldContain("on one system");
        line.ShouldNotContain("android", Case.Insensitive);
        foreach (var bad in new[] { "state=closed", "limit=0", "after=here", "format=xml" })
            (await backend.Send(HttpMethod.Get, $"/v1/insights/regressions?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    [Fact]
    public async Task Is_not_shown_to_another_relying_party()
    {
        await Break();
        var other = await Server.AddRelyingParty("https://id.example.org");
        var browser = await Staff(Role.Operator);

        (await (await Server.OpenBackend(other)).Send(HttpMethod.Get, "/v1/insights/regressions?state=all")).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
        (await Get(browser, $"/console/relying-parties/{other.Id}/overview")).Body.ShouldNotContain("became worse");
    }

    [Fact]
    public async Task Is_nothing_and_says_so_where_nothing_did()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);

        (await Open(browser, await At("devices", ""))).QuerySelector("#regressions-title")!.TextContent.ShouldBe("Nothing became worse");
        (await Get(browser, await At("overview", ""))).Body.ShouldNotContain("regressions-title");
    }

    [Fact]
    public async Task Is_seen_in_the_baselines_of_its_system_too()
    {
        var browser = await Staff(Role.Operator);
        await Break();

        var row = (await Open(browser, await At("baselines", ""))).QuerySelectorAll("main tbody tr").ShouldHaveSingleItem();
        Text(row.QuerySelector("th")!).ShouldBe("Android");
        Cells(row)[2].ShouldStartWith("+");
        var table = await Get(browser, await At("baselines", "?format=csv"));
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/baselines?format=csv")).Body);
        table.Body.ShouldContain("\r\nandroid,");
        (await browser.Send(HttpMethod.Get, "/v1/insights/baselines?format=xml")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    private async Task Break()
    {
        var (home, now) = ((await Server.Home()).Id, Server.Clock.GetUtcNow());
        foreach (var (age, cells) in SampleSeasons.OfAnUpdate(day => day >= 28).Cells())
            await SampleSeasons.Write(Server.Services.GetRequiredService<Database>(), home, now.AddDays(-age), cells);

        await Server.Services.GetRequiredService<RegressionKeeping>().LookAtAll(default);
        (await Server.Services.GetRequiredService<RegressionBook>().List(new RegressionQuestion(home, null), default)).Count.ShouldBe(1);
    }
}
