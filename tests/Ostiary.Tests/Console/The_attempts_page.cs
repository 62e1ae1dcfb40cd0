using System.Net;
using System.Text.Json.Nodes;
using Ostiary.Accounts;

namespace Ostiary.Tests.Console;

public sealed class The_attempts_page : OnToldAttempts
{
    [Fact]
    public async Task Sends_a_stranger_to_the_sign_in_page()
    {
        (await Get(Server.Open(), await Attempts(""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Get(Server.Open(), await Attempts("/some"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Leads_to_the_reason_of_an_attempt_and_to_its_events_in_order()
    {
        var browser = await Staff(Role.Operator);
        await Tell(1, Cancelled);

        var list = await Open(browser, await Attempts("?outcome=failed"));
        list.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        var page = await Open(browser, list.QuerySelector("tbody th a")!.GetAttribute("href")!);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Sign in: failed");
        page.QuerySelector(".cause-sentence")!.TextContent.ShouldContain("on Windows");
        page.QuerySelector(".cause")!.TextContent.ShouldContain("Next step");
        page.QuerySelector(".cause-still").ShouldNotBeNull("what a person decides is no fault");
        page.QuerySelectorAll(".event h3 code").Select(name => name.TextContent).ShouldBe(["env.device", "ceremony.started", "ceremony.failed"]);
        page.QuerySelector(".event-bad .event-fields")!.TextContent.ShouldContain(Cancelled);
    }

    [Fact]
    public async Task Finds_the_attempts_of_a_user_and_one_attempt_by_its_ceremony()
    {
        var browser = await Staff(Role.Administrator);
        var sam = (await Server.Open().SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        await KeepUp();

        var user = await Open(browser, await At("users", $"/{sam}"));
        var found = await Open(browser, user.QuerySelector(".desk-head a[href*='/attempts?']")!.GetAttribute("href")!);
        var address = found.QuerySelectorAll("tbody th a").ShouldHaveSingleItem().GetAttribute("href")!;
        var page = await Open(browser, address);
        page.QuerySelectorAll(".event-good .tag-here").ShouldHaveSingleItem().TextContent.ShouldBe("Server");

        (await Get(browser, await Attempts($"?attempt={address[(address.LastIndexOf('/') + 1)..]}"))).Headers["Location"].ShouldBe(address);
        (await Get(browser, await Attempts("?attempt=nobody"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Open(browser, await Attempts("?person=nobody"))).QuerySelector(".empty h2")!.TextContent.ShouldBe("No attempt fits");
    }

    [Fact]
    public async Task Turns_its_pages()
    {
        var browser = await Staff(Role.Operator);
        await Tell(52);

        var first = await Open(browser, await Attempts("?outcome=succeeded&flow=sign_in"));
        var second = await Open(browser, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        first.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        second.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        second.QuerySelector("a[rel=next]").ShouldBeNull();
        (await Get(browser, await Attempts("?after=here"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Shows_what_a_browser_told_as_text_and_never_runs_it()
    {
        var browser = await Staff(Role.Operator);
        await Tell(1, error: "<script>alert(1)</script>", touchpoint: "<img src=x onerror=alert(1)>");

        var list = await Open(browser, await Attempts("?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E&touchpoint=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"));
        var page = await Open(browser, list.QuerySelector("tbody th a")!.GetAttribute("href")!);

        foreach (var each in new[] { list, page })
        {
            each.QuerySelectorAll("img").ShouldBeEmpty();
            each.Scripts.ShouldAllBe(script => script.Text.Length == 0);
        }

        list.QuerySelector("#error")!.GetAttribute("value").ShouldBe("<script>alert(1)</script>");
        page.QuerySelector("main")!.TextContent.ShouldContain("<img src=x onerror=alert(1)>");
        (await Get(browser, await Attempts("?format=csv"))).Body.ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Shows_nothing_of_another_relying_party()
    {
        var browser = await Staff(Role.Operator);
        var other = await Server.AddRelyingParty("https://id.example.org");
        await Tell(1);
        var key = JsonNode.Parse((await Get(browser, await Attempts("?outcome=succeeded&flow=sign_in&format=json"))).Body)!["items"]![0]!["id"]!.GetValue<string>();

        (await Get(browser, await Attempts($"/{key}"))).ShouldBeOk();
        (await Get(browser, $"/console/relying-parties/{other.Id}/attempts/{key}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Get(browser, $"/console/relying-parties/{other.Id}/attempts?attempt={key}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Get(browser, $"/console/relying-parties/{other.Id}/attempts")).Body.ShouldNotContain(key);
        (await Get(browser, await Attempts("/%01"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<string> Attempts(string rest) => At("attempts", rest);
}
