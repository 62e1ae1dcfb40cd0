using System.Net;
using Ostiary.Accounts;
using Ostiary.Pages.Problem;
using Ostiary.Server;
using Ostiary.Tests.Http;

namespace Ostiary.Tests.Pages;

public sealed class A_form_without_script : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Renames_a_passkey()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        var rename = (await Account(browser)).QuerySelector("form[action$='/name']")!.GetAttribute("action")!;

        (await Submit(browser, rename, ("name", "<i>Laptop</i>"))).Headers["Location"].ShouldBe("/account?done=passkey-renamed");
        (await Account(browser)).QuerySelector(".row h3")!.TextContent.ShouldBe("<i>Laptop</i>");
        (await Submit(browser, rename, ("name", " "))).Headers["Location"].ShouldBe($"/account?problem={UpkeepCodes.PasskeyName.Value}");
    }

    [Fact]
    public async Task Signs_out_here_elsewhere_and_everywhere()
    {
        var (here, there) = (_server.Open(), _server.Open());
        await here.SignUp("sam@example.com");
        await new Browser(there.Http, RunningServer.Origin, here.Authenticator).SignIn();
        var elsewhere = (await Account(here)).QuerySelector("form[action^='/account/sessions/ses_']")!.GetAttribute("action")!;

        (await Submit(here, elsewhere)).Headers["Location"].ShouldBe("/account?done=session-ended");
        (await there.Send(HttpMethod.Get, "/account")).Headers["Location"].ShouldStartWith("/sign-in?next=");

        (await Submit(here, "/account/sessions/end")).Headers["Location"].ShouldBe("/sign-in?done=signed-out-everywhere");
        (await here.Send(HttpMethod.Get, "/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Says_what_was_missing_instead_of_asking_for_a_passkey()
    {
        var page = Rendered.Parse((await Submit(_server.Open(), "/sign-in", ("identifier", "sam@example.com"))).Body);

        page.QuerySelector("#notice")!.TextContent.ShouldContain("JavaScript");
    }

    [Fact]
    public async Task Is_refused_when_another_site_sent_it()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");

        var refused = await Submit(browser, "/sign-out", "https://evil.example");

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        Rendered.Parse(refused.Body).QuerySelector("h1")!.TextContent.ShouldBe(Refusals.For(HttpCodes.OriginNotAllowed.Value).Title);
        (await browser.Send(HttpMethod.Get, "/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Leads_only_to_our_own_pages_after_sign_in()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");

        (await browser.Send(HttpMethod.Get, "/sign-in?next=//evil.example")).Headers["Location"].ShouldBe("/account");
        (await browser.Send(HttpMethod.Get, "/sign-in?next=/console")).Headers["Location"].ShouldBe("/console");
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Account(Browser browser) =>
        Rendered.Parse((await browser.Send(HttpMethod.Get, "/account")).ShouldBeOk().Body);

    private static Task<Answer> Submit(Browser browser, string path, params (string Name, string Value)[] fields) =>
        Submit(browser, path, RunningServer.Origin, fields);

    private static async Task<Answer> Submit(Browser browser, string path, string origin, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", origin);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await browser.Http.SendAsync(request);
        return await Answer.Of(response);
    }
}
