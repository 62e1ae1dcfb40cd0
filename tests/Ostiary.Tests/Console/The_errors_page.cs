using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Server;

namespace Ostiary.Tests.Console;

public sealed class The_errors_page : OnToldAttempts
{
    [Fact]
    public async Task Says_whose_errors_they_are_and_never_takes_a_decision_for_a_fault()
    {
        var browser = await Staff(Role.Operator);
        await Tell(40);
        await Tell(20, Cancelled);
        await Tell(15, "UnknownError");

        var page = await Open(browser, await Errors("?flow=sign_in&by=os"));

        page.QuerySelectorAll(".figures dd:not(.explain)").Select(Text).ShouldBe(["46.7 %", "27.3 %", "–"]);
        var parties = page.QuerySelectorAll("[aria-labelledby=parties-title] tbody tr");
        Text(parties[0]).ShouldStartWith("The person’s decisionNot a fault 20 26.7 %");
        var classes = page.QuerySelectorAll("[aria-labelledby=classes-title] tbody tr");
        Text(classes[0]).ShouldStartWith("User cancelled");
        classes[1].QuerySelector("code")!.TextContent.Trim().ShouldBe("UnknownError");
        classes[1].QuerySelector("details")!.TextContent.ShouldContain("Next step:");
        page.QuerySelector("[aria-labelledby=trend-title] tbody")!.TextContent.ShouldContain("75");
        Text(page.QuerySelector("[aria-labelledby=parts-title] tbody tr")!).ShouldStartWith("Windows 75 46.7 %");
    }

    [Fact]
    public async Task Draws_hours_of_a_short_period_and_says_the_same_in_a_table()
    {
        var browser = await Staff(Role.Operator);
        await Tell(20);
        await Tell(12, Cancelled);

        var page = await Open(browser, await Errors("?flow=sign_in&period=day"));

        page.QuerySelector("#trend-title")!.TextContent.ShouldBe("Failures by hour");
        page.QuerySelectorAll("[aria-labelledby=trend-title] tbody td")[0].TextContent.ShouldBe("32");
    }

    [Fact]
    public async Task Says_nothing_of_a_class_that_touched_nine_people()
    {
        var browser = await Staff(Role.Operator);
        await Tell(40);
        await Tell(20, Cancelled);
        await Tell(9, "UnknownError");

        var body = (await Get(browser, await Errors("?flow=sign_in"))).Body;

        body.ShouldNotContain("UnknownError");
        body.ShouldContain("Several small ones together");
        (await Get(browser, await Errors("?flow=sign_in&errorClass=provider_error"))).Body.ShouldContain("Too few to tell of");
    }

    [Fact]
    public async Task Hands_the_answer_out_as_the_api_does()
    {
        var browser = await Staff(Role.Operator);
        await Tell(12);
        await Tell(12, Cancelled);

        var table = await Get(browser, await Errors("?format=csv&flow=sign_in"));

        table.Headers["Content-Disposition"].ShouldContain("errors.csv");
        table.Body.ShouldBe((await browser.Send(HttpMethod.Get, "/v1/insights/errors?format=csv&flow=sign_in")).Body);
        table.Body.ShouldContain("\r\nuser_cancelled,user_decision,12,24,0.5,");
        var json = JsonNode.Parse((await Get(browser, await Errors("?format=json&flow=sign_in"))).Body)!;
        json["origins"]![0]!["origin"]!.GetValue<string>().ShouldBe("frontend");
        json["classes"]![0]!["reported"]![0]!["name"]!.GetValue<string>().ShouldBe(Cancelled);
        (await browser.Send(HttpMethod.Get, "/v1/insights/errors?by=shoe")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    private Task<string> Errors(string query) => At("errors", query);
}
