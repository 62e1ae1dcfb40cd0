using System.Net;
using Ostiary.Accounts;

namespace Ostiary.Tests.Console;

/// <summary>What the pages about attempts have in common; each is shown by a class of its own besides.</summary>
[Trait("Ring", "Slow")]
public sealed class Every_page_of_figures : OnToldAttempts
{
    /// <summary>All of them, below a relying party's own address.</summary>
    public static TheoryData<string> Pages { get; } = ["overview", "adoption", "funnel", "devices", "security-keys", "baselines", "errors", "attempts"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Sends_a_stranger_to_the_sign_in_page_and_back(string page) =>
        (await Get(Server.Open(), await At(page, "?period=day"))).Headers["Location"].ShouldStartWith("/sign-in?next=%2Fconsole%2Frelying-parties%2F");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Teaches_what_to_do_while_nothing_was_told(string page)
    {
        var shown = await Open(await Staff(Role.Operator), await At(page, "?from=2001-01-01&until=2001-01-02"));

        shown.QuerySelector(".empty")!.TextContent.ShouldContain("docs/guide/events.md");
        shown.QuerySelector("main table").ShouldBeNull();
        shown.QuerySelector("main [href*='format=']").ShouldBeNull();
    }

    [Theory]
    [InlineData("adoption", "?change=yesterday")]
    [InlineData("adoption", "?change=2001-01-01")]
    [InlineData("adoption", "?browser=chrome")]
    [InlineData("adoption", "?os=%00")]
    [InlineData("adoption", "?from=2026-02-02&until=2026-02-01")]
    [InlineData("attempts", "?after=here")]
    [InlineData("adoption", "?cohort=beta")]
    [InlineData("errors", "?cohort=%00")]
    [InlineData("devices", "?flow=nonsense")]
    [InlineData("devices", "?rows=shoe")]
    [InlineData("devices", "?rows=os&columns=os")]
    [InlineData("devices", "?from=yesterday")]
    [InlineData("errors", "?party=me")]
    [InlineData("errors", "?errorClass=oops")]
    [InlineData("errors", "?from=yesterday")]
    [InlineData("funnel", "?flow=nonsense")]
    [InlineData("funnel", "?from=yesterday")]
    [InlineData("funnel", "?from=2026-02-02&until=2026-02-01")]
    [InlineData("funnel", "?os=%00")]
    [InlineData("overview", "?os=windows")]
    [InlineData("security-keys", "?by=shoe")]
    [InlineData("security-keys", "?by=party")]
    [InlineData("security-keys", "?from=yesterday")]
    public async Task Asks_nothing_when_a_value_is_not_possible(string page, string query)
    {
        var answer = await Get(await Staff(Role.Operator), await At(page, query));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("Nothing was asked");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Shows_nothing_of_another_relying_party(string page)
    {
        var browser = await Staff(Role.Operator);
        var other = await Server.AddRelyingParty("https://id.example.org");
        await Tell(12);

        (await Get(browser, $"/console/relying-parties/{other.Id}/{page}")).Body.ShouldContain("Nothing has been told yet");
        (await Get(browser, $"/console/relying-parties/{other.Id}/{page}?format=csv")).Body.ShouldNotContain(",12,");
    }
}
