using System.Net;
using Ostiary.Accounts;
using Ostiary.Console;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Console;

public sealed class The_console : OnConsole
{
    [Fact]
    public async Task Sends_a_stranger_to_the_sign_in_page_and_back()
    {
        var answer = await Get(Server.Open(), "/console/health");

        answer.Headers["Location"].ShouldBe("/sign-in?next=%2Fconsole%2Fhealth");
    }

    [Fact]
    public async Task Tells_a_user_that_it_is_not_for_them()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");

        (await Get(browser, "/console")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Lets_an_operator_look_and_change_nothing()
    {
        var browser = await Staff(Role.Operator);
        var home = await Home();

        (await Get(browser, $"{home}/api-keys")).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await Submit(browser, $"{home}/api-keys", ("name", "Mine"), ("kind", "secret"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        Heading(refused).ShouldBe(Ostiary.Pages.Problem.Refusals.For(ConsoleCodes.ReadOnly.Value).Title);
    }

    [Fact]
    public async Task Shows_a_new_key_once_and_revokes_it()
    {
        var browser = await Staff(Role.Administrator);
        var keys = await Home() + "/api-keys";

        var made = Rendered.Parse((await Submit(browser, keys, ("name", "Backend"), ("kind", "secret"))).Body);
        made.QuerySelector("#token")!.GetAttribute("value")!.ShouldStartWith("osk_");

        var revoke = Rendered.Parse((await Get(browser, keys)).Body).QuerySelector("a[href$='/revoke']")!.GetAttribute("href")!;
        (await Get(browser, revoke)).Status.ShouldBe(HttpStatusCode.OK);
        (await Submit(browser, revoke)).Headers["Location"].ShouldEndWith("done=api-key-revoked");
    }

    [Fact]
    public async Task Says_which_field_of_a_relying_party_is_wrong_and_keeps_what_was_typed()
    {
        var browser = await Staff(Role.Administrator);

        var answer = await Submit(
            browser, "/console/relying-parties/new", ("name", "Shop"), ("rpId", "shop.example.com"), ("origins", "http://shop.example.com"),
            ("hostedOrigin", "http://shop.example.com"), ("timeout", "300"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = Rendered.Parse(answer.Body);
        page.QuerySelector("#origins")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#rpId")!.GetAttribute("value").ShouldBe("shop.example.com");
    }

    [Fact]
    public async Task Adds_a_relying_party()
    {
        var browser = await Staff(Role.Administrator);

        var answer = await Submit(
            browser, "/console/relying-parties/new", ("name", "Shop"), ("rpId", "shop.example.com"), ("origins", "https://shop.example.com"),
            ("hostedOrigin", "https://shop.example.com"), ("timeout", "300"), ("userVerification", "required"), ("residentKey", "required"),
            ("attestation", "none"), ("allowCredentials", "filled"));

        answer.Headers["Location"].ShouldEndWith("done=relying-party-saved");
        (await Get(browser, answer.Headers["Location"])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Switches_a_user_off_after_asking()
    {
        var (browser, sam) = (await Staff(Role.Administrator), Server.Open());
        var user = $"{await Home()}/users/{(await sam.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>()}";

        (await Get(browser, $"{user}/disable")).Status.ShouldBe(HttpStatusCode.OK);
        (await Submit(browser, $"{user}/disable")).Headers["Location"].ShouldEndWith("done=user-disabled");

        (await sam.Send(HttpMethod.Get, "/v1/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Says_of_each_passkey_who_vouches_for_it()
    {
        var (browser, sam) = (await Staff(Role.Operator), Server.Open());
        var user = (await sam.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();

        var page = Rendered.Parse((await Get(browser, $"{await Home()}/users/{user}")).Body);

        page.QuerySelector("[data-label='Who vouches']")!.TextContent.ShouldContain("Nobody: attestation was not asked for");
    }

    [Fact]
    public async Task Does_not_let_administrators_lock_themselves_out()
    {
        var browser = await Staff(Role.Administrator);
        var own = (await browser.Send(HttpMethod.Get, "/v1/session")).Json!["user"]!["id"]!.GetValue<string>();

        (await Submit(browser, $"{await Home()}/users/{own}/disable")).Headers["Location"].ShouldEndWith($"problem={ConsoleCodes.OwnAccount.Value}");
    }

    [Fact]
    public async Task Has_nothing_at_the_address_of_a_relying_party_that_is_not_there()
    {
        var browser = await Staff(Role.Administrator);

        (await Get(browser, $"/console/relying-parties/{RelyingPartyId.New(TimeProvider.System, Entropy.System)}/users")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Get(browser, $"{await Home()}/users/usr_nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Get(browser, $"{await Home()}/users/usr_nobody/explode")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Heading(Answer answer) => Rendered.Parse(answer.Body).QuerySelector("h1")!.TextContent;
}
