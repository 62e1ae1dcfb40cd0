using System.Net;
using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Console;

public sealed class The_annotations_page : OnToldAttempts
{
    [Fact]
    public async Task Teaches_what_to_note_while_nothing_was()
    {
        var page = await Open(await Staff(Role.Administrator), await At("annotations", ""));

        page.QuerySelector(".empty")!.TextContent.ShouldContain("POST /v1/annotations");
        page.QuerySelector("nav a[aria-current=page]")!.TextContent.ShouldBe("Annotations");
        page.QuerySelector("main [href*='format=']").ShouldBeNull();
    }

    [Fact]
    public async Task Notes_and_removes_after_asking()
    {
        var (browser, path) = (await Staff(Role.Administrator), await At("annotations", ""));

        (await Note(browser, ("text", "Android 18 is out"), ("kind", "os_update"), ("os", "android"), ("osVersion", "18"))).Headers["Location"].ShouldEndWith("done=annotation-added");
        var row = (await Open(browser, path)).QuerySelectorAll("main tbody tr").ShouldHaveSingleItem();
        Text(row).ShouldStartWith("Android 18 is out System update");
        Cells(row)[2].ShouldBe("Android 18");

        var remove = row.QuerySelector("a[href$='/remove']")!.GetAttribute("href")!;
        Text((await Open(browser, remove)).QuerySelector("main")!).ShouldContain("“Android 18 is out”");
        (await Submit(browser, remove)).Headers["Location"].ShouldEndWith("done=annotation-removed");
        (await Open(browser, path)).QuerySelector("main tbody").ShouldBeNull();
        (await Submit(browser, remove)).Headers["Location"].ShouldEndWith("problem=insights.annotation_gone");
        (await Get(browser, remove)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Says_which_field_is_wrong_and_keeps_what_was_typed()
    {
        var answer = await Note(await Staff(Role.Administrator), ("text", "App 5.2"), ("kind", "release"), ("tickets", "many"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = Rendered.Parse(answer.Body);
        page.QuerySelector("#tickets")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#text")!.GetAttribute("value").ShouldBe("App 5.2");
    }

    [Fact]
    public async Task Lets_an_operator_look_and_note_nothing()
    {
        var browser = await Staff(Role.Operator);

        (await Open(browser, await At("annotations", ""))).QuerySelector("#new-title").ShouldBeNull();
        (await Note(browser, ("text", "Mine"), ("kind", "other"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Writes_a_script_in_a_text_as_text_on_every_page_that_shows_it()
    {
        var browser = await Staff(Role.Administrator);
        await Tell(20);
        await Tell(12, Cancelled);
        await Note(browser, ("text", SamplePages.Hostile), ("kind", "incident"), ("os", SamplePages.Hostile[..40]));

        foreach (var name in new[] { "annotations", "overview", "errors", "devices", "adoption" })
        {
            var body = (await Get(browser, await At(name, "?period=week"))).ShouldBeOk().Body;
            var page = Rendered.Parse(body);
            page.Body!.TextContent.ShouldContain(SamplePages.Hostile, customMessage: name);
            page.QuerySelectorAll("img").ShouldBeEmpty(name);
            body.ShouldNotContain("<script>alert", customMessage: name);
        }

        var table = (await Get(browser, await At("annotations", "?format=csv"))).Body;
        table.ShouldContain($"\"{SamplePages.Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        JsonNode.Parse((await Get(browser, await At("annotations", "?format=json"))).Body)!["items"]![0]!["text"]!.GetValue<string>().ShouldBe(SamplePages.Hostile);
    }

    [Fact]
    public async Task Has_its_marks_on_the_drawings_numbered_as_the_list_beside_them()
    {
        var browser = await Staff(Role.Administrator);
        await Tell(20);
        await Tell(12, Cancelled);
        await Note(browser, ("text", "The night of the long queue"), ("kind", "incident"));

        var page = await Open(browser, await At("errors", "?flow=sign_in&period=day"));

        Text(page.QuerySelectorAll("ol[data-annotations] > li").ShouldHaveSingleItem()).ShouldEndWith("Incident: The night of the long queue");
        var other = await Server.AddRelyingParty("https://id.example.org");
        (await Get(browser, $"/console/relying-parties/{other.Id}/annotations")).ShouldBeOk().Body.ShouldNotContain("the long queue");
    }

    [Fact]
    public async Task Counts_tickets_against_sign_ins_under_adoption()
    {
        var browser = await Staff(Role.Administrator);
        await Tell(40);
        await Note(browser, ("text", "Cannot log in"), ("kind", "support"), ("tickets", "5"), ("os", "windows"));
        await Note(browser, ("text", "Want to disable the passkey"), ("kind", "support"), ("tickets", "3"));

        var told = (await browser.Send(HttpMethod.Get, "/v1/insights/adoption")).ShouldBeOk().Json!["support"]!;
        (told["now"]!["count"]!.GetValue<long>(), told["tagged"]!["count"]!.GetValue<long>(), told["tagged"]!["of"]!.GetValue<long>()).ShouldBe((8, 5, 8));
        told["before"]!["count"]!.GetValue<long>().ShouldBe(0);
        var page = await Open(browser, await At("adoption", "?period=week"));
        Text(page.QuerySelector("[aria-labelledby=support-title]")!).ShouldContain("8 tickets beside");
        (await browser.Send(HttpMethod.Get, "/v1/insights/adoption?format=csv")).Body.ShouldContain("\r\nsupport_tickets,now,,8,");
    }

    private async Task<Answer> Note(Browser browser, params (string Name, string Value)[] fields) =>
        await Submit(browser, await At("annotations", ""), [.. fields, ("from", Server.Clock.GetUtcNow().ToString("yyyy-MM-dd"))]);
}
