using System.Net;
using System.Text;
using Ostiary.Accounts;
using Ostiary.Server;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_foreign_page_on_SQLite() : A_foreign_page(new SqliteFixture());

public sealed class A_foreign_page_on_PostgreSQL() : A_foreign_page(new PostgresFixture()), INeedPostgres;

/// <summary>A page that is not ours, in a browser that sends our cookie along; and a person who reaches for another's account.</summary>
public abstract class A_foreign_page(DatabaseFixture databases) : OnServer(databases)
{
    private const string Options = "/v1/ceremonies/authentication/options";
    private const string Evil = "https://evil.example";

    [DatabaseFact]
    public async Task Changes_nothing_with_a_persons_cookie()
    {
        var browser = Server.Open();
        var passkey = (await browser.SignUp("sam@example.com")).Json!["passkey"]!["id"]!.GetValue<string>();
        var before = await Rows();
        (string Header, string? Value)[] disguises =
        [
            ("Origin", null), ("Origin", Evil), ("Origin", "null"), ("Origin", "http://localhost"), ("Origin", "http://localhost:8080.evil.example"),
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"),
        ];
        foreach (var (header, value) in disguises)
        {
            browser.Headers.Clear();
            browser.Headers[header] = value;
            foreach (var (method, path) in new[]
            {
                (HttpMethod.Delete, "/v1/session"), (HttpMethod.Delete, "/v1/users/me/sessions"), (HttpMethod.Patch, $"/v1/users/me/passkeys/{passkey}"),
                (HttpMethod.Post, Options), (HttpMethod.Post, "/v1/ceremonies/registration/options"),
            })
            {
                (await browser.Send(method, path, new { purpose = "sign-in", name = "Mine" })).ShouldBeRefusedWith(HttpCodes.OriginNotAllowed);
            }

            foreach (var page in new[] { "/sign-out", "/account/sessions/end", $"/account/passkeys/{passkey}/name" })
            {
                using var form = new StringContent("name=Mine", Encoding.UTF8, "application/x-www-form-urlencoded");
                (await browser.Send(HttpMethod.Post, page, form)).Status.ShouldBe(HttpStatusCode.Forbidden);
            }
        }

        (await Rows()).ShouldBe(before);
        browser.Headers.Clear();
        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Gets_no_leave_to_read_our_answers()
    {
        await Server.OpenApplication(await Server.Home() with { });
        var browser = Server.Open();
        browser.Headers["Origin"] = Evil;
        browser.Headers["Access-Control-Request-Method"] = "POST";

        var preflight = await browser.Send(HttpMethod.Options, Options);
        preflight.Status.ShouldBe(HttpStatusCode.Forbidden);
        preflight.Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));

        browser.Headers.Remove("Access-Control-Request-Method");
        (await browser.Send(HttpMethod.Get, "/v1/session")).Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [DatabaseFact]
    public async Task That_a_publishable_key_names_may_read_and_needs_no_cookie()
    {
        var home = await Server.Home();
        var application = await Server.Change(home with { Origins = [home.HostedOrigin, "http://app.localhost:3000"] });
        var page = await Server.OpenApplication(application);
        page.Headers["Access-Control-Request-Method"] = "POST";
        var preflight = await page.Send(HttpMethod.Options, Options);
        preflight.Status.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers["Access-Control-Allow-Origin"].ShouldBe("http://app.localhost:3000");
        preflight.Headers.ShouldNotContainKey("Access-Control-Allow-Credentials");

        page.Headers.Remove("Access-Control-Request-Method");
        var signedUp = await page.SignUp("sam@example.com");
        signedUp.Headers["Access-Control-Allow-Origin"].ShouldBe("http://app.localhost:3000");
        signedUp.Headers["Vary"].ShouldContain("Origin");
        signedUp.Headers.ShouldNotContainKey("Set-Cookie");
    }

    [DatabaseFact]
    public async Task Cannot_use_a_publishable_key_of_another_origin()
    {
        var page = await Server.OpenApplication(await Server.Home());
        foreach (var origin in new[] { null, Evil, "null", "http://localhost:8081", "HTTP://LOCALHOST:8080" })
        {
            page.Headers["Origin"] = origin;
            (await page.Post(Options, new { purpose = "sign-in" })).ShouldBeRefusedWith(HttpCodes.OriginNotAllowed);
        }
    }

    [DatabaseFact]
    public async Task Knows_no_key_of_ours()
    {
        var home = await Server.Home();
        var (secret, publishable) = (await Server.Mint(home, ApiKeyKind.Secret), await Server.Mint(home, ApiKeyKind.Publishable, home.HostedOrigin));
        (string Header, string Value)[] tries =
        [
            ("Authorization", "Bearer osk_invented"), ("Authorization", "Bearer"), ("Authorization", $"Basic {secret}"),
            ("Authorization", $"Bearer {publishable}"), ("Authorization", $"Bearer {secret}x"), ("Ostiary-Key", secret), ("Ostiary-Key", "opk_invented"),
        ];
        foreach (var (header, value) in tries)
        {
            var browser = Server.Open();
            browser.Headers[header] = value;
            (await browser.Post(Options, new { purpose = "sign-in" })).ShouldBeRefusedWith(HttpCodes.ApiKeyUnknown);
        }
    }

    [DatabaseFact]
    public async Task At_a_host_that_is_not_ours_finds_no_relying_party()
    {
        var stranger = Server.Open("http://stranger.localhost:8080");

        (await stranger.Post(Options, new { purpose = "sign-in" })).ShouldBeRefusedWith(HttpCodes.HostUnknown);
        (await stranger.Send(HttpMethod.Get, "/.well-known/webauthn")).ShouldBeRefusedWith(HttpCodes.HostUnknown);
        (await stranger.Send(HttpMethod.Get, "/sign-in")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseFact]
    public async Task Of_one_person_cannot_touch_anothers_account()
    {
        var (sam, ann) = (Server.Open(), Server.Open());
        var victim = await ann.SignUp("ann@example.com");
        await sam.SignUp("sam@example.com");
        var user = $"/v1/users/{victim.Json!["user"]!["id"]!.GetValue<string>()}";
        var passkey = victim.Json!["passkey"]!["id"]!.GetValue<string>();
        var session = victim.Json!["session"]!["id"]!.GetValue<string>();
        var grant = await sam.StepUp("passkey.delete", passkey);
        var before = await Rows();

        foreach (var path in new[] { user, $"{user}/passkeys", $"{user}/signals", $"{user}/sessions" })
            (await sam.Send(HttpMethod.Get, path)).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        foreach (var path in new[] { user, $"{user}/sessions", $"{user}/sessions/{session}", $"{user}/passkeys/{passkey}" })
            (await sam.Send(HttpMethod.Delete, path, new { stepUpGrant = grant })).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        (await sam.Send(HttpMethod.Patch, $"/v1/users/me/passkeys/{passkey}", new { name = "Mine" })).ShouldBeRefusedWith(UpkeepCodes.PasskeyGone);
        (await sam.Send(HttpMethod.Delete, $"/v1/users/me/sessions/{session}")).ShouldBeRefusedWith(UpkeepCodes.SessionGone);
        (await Rows()).ShouldBe(before);

        (await sam.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{passkey}", new { stepUpGrant = grant })).ShouldBeRefusedWith(UpkeepCodes.PasskeyGone);
        (await ann.SignIn()).ShouldBeOk();
        (await sam.Send(HttpMethod.Get, "/v1/users")).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
    }
}
