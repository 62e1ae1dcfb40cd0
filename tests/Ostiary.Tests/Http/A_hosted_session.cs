using System.Text;
using Ostiary.Server;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_hosted_session_on_SQLite() : A_hosted_session(new SqliteFixture());

public sealed class A_hosted_session_on_PostgreSQL() : A_hosted_session(new PostgresFixture()), INeedPostgres;

public abstract class A_hosted_session(DatabaseFixture databases) : OnServer(databases)
{
    private const string Session = "/v1/session";

    [DatabaseFact]
    public async Task Is_another_after_each_sign_in_and_the_one_before_is_over()
    {
        var browser = Server.Open();
        var first = CookieOf(await browser.SignUp("sam@example.com"));
        var second = CookieOf(await browser.SignIn());

        second.ShouldNotBe(first);
        (await With(first)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await With(second)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_nothing_that_a_visitor_can_choose()
    {
        var chosen = CookieOf(await Server.Open().SignUp("thief@example.com"));
        var victim = Server.Open();
        victim.Headers["Cookie"] = chosen;

        CookieOf(await victim.SignUp("sam@example.com")).ShouldNotBe(chosen);
    }

    [DatabaseFact]
    public async Task Ends_when_it_is_not_used_for_eight_hours_and_after_seven_days_in_any_case()
    {
        var (idle, busy) = (Server.Open(), Server.Open());
        var (idleCookie, busyCookie) = (CookieOf(await idle.SignUp("idle@example.com")), CookieOf(await busy.SignUp("busy@example.com")));

        Server.Clock.Jump(TimeSpan.FromHours(7));
        (await With(busyCookie)).ShouldBeOk();
        Server.Clock.Jump(TimeSpan.FromHours(1));
        (await With(idleCookie)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await With(busyCookie)).ShouldBeOk();

        for (var hours = 8; hours + 7 < 7 * 24; hours += 7)
        {
            Server.Clock.Jump(TimeSpan.FromHours(7));
            (await With(busyCookie)).ShouldBeOk();
        }

        Server.Clock.Jump(TimeSpan.FromHours(7));
        (await With(busyCookie)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
    }

    [DatabaseFact]
    public async Task Can_be_ended_one_by_one_and_all_at_once()
    {
        var browsers = new List<Browser> { Server.Open() };
        await browsers[0].SignUp("sam@example.com");
        for (var i = 0; i < 3; i++)
        {
            browsers.Add(Server.Open(browsers[0].Authenticator));
            await browsers[^1].SignIn();
        }

        var listed = (await browsers[0].Send(HttpMethod.Get, "/v1/users/me/sessions")).ShouldBeOk().Json!["items"]!.AsArray();
        listed.Count.ShouldBe(4);
        listed.Count(one => one!["current"]!.GetValue<bool>()).ShouldBe(1);
        var last = (await browsers[3].Send(HttpMethod.Get, Session)).Json!["session"]!["id"]!.GetValue<string>();

        (await browsers[0].Send(HttpMethod.Delete, $"/v1/users/me/sessions/{last}")).ShouldBeOk();
        (await browsers[0].Send(HttpMethod.Delete, $"/v1/users/me/sessions/{last}")).ShouldBeRefusedWith(Ostiary.Accounts.UpkeepCodes.SessionGone);
        (await browsers[3].Send(HttpMethod.Get, Session)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await browsers[2].Send(HttpMethod.Get, Session)).ShouldBeOk();

        (await browsers[0].Send(HttpMethod.Delete, "/v1/users/me/sessions")).ShouldBeOk();
        foreach (var browser in browsers)
            (await browser.Send(HttpMethod.Get, Session)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
    }

    [DatabaseFact]
    public async Task Travels_in_a_cookie_that_no_script_and_no_other_host_can_read()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");

        var local = (await Server.Open().SignUp("sam@example.com")).Headers["Set-Cookie"];
        var secure = (await Server.Open(other.HostedOrigin).SignUp("sam@example.com")).Headers["Set-Cookie"];

        local.ShouldStartWith("ostiary-session-local=");
        local.ShouldNotContain("secure", Case.Insensitive);
        secure.ShouldStartWith("__Host-ostiary-session=");
        secure.ShouldContain("; secure", Case.Insensitive);
        foreach (var cookie in new[] { local, secure })
        {
            cookie.ShouldContain("; httponly", Case.Insensitive);
            cookie.ShouldContain("; samesite=lax", Case.Insensitive);
            cookie.ShouldContain("; path=/", Case.Insensitive);
            cookie.ShouldNotContain("domain", Case.Insensitive);
        }
    }

    [DatabaseFact]
    public async Task Of_one_relying_party_is_nothing_at_another()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        var token = CookieOf(await Server.Open().SignUp("sam@example.com")).Split('=', 2)[1];
        var there = Server.Open(other.HostedOrigin);
        there.Headers["Cookie"] = $"__Host-ostiary-session={token}; ostiary-session-local={token}";

        (await there.Send(HttpMethod.Get, Session)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
    }

    [DatabaseFact]
    public async Task Is_signed_out_by_any_garbage_and_breaks_nothing()
    {
        var random = new SeededEntropy(20260601);
        var good = CookieOf(await Server.Open().SignUp("sam@example.com")).Split('=', 2)[1];
        var browser = Server.Open();
        for (var i = 0; i < 1000; i++)
        {
            browser.Headers["Cookie"] = $"ostiary-session-local={Garbage(random, good)}";

            (await browser.Send(HttpMethod.Get, Session)).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        }
    }

    private static string Garbage(Entropy random, string good)
    {
        var text = new StringBuilder(random.Bytes(1)[0] % 3 == 0 ? good : "");
        foreach (var one in random.Bytes(1 + (random.Bytes(1)[0] % 60)))
        {
            var letter = (char)(32 + (one % 95));
            if (letter is not (';' or ','))
                text.Insert(random.Bytes(1)[0] % (text.Length + 1), letter);
        }

        return text.Append('!').ToString();
    }

    private static string CookieOf(Answer answer) => answer.Headers["Set-Cookie"].Split(';')[0];

    private Task<Answer> With(string cookie)
    {
        var browser = Server.Open();
        browser.Headers["Cookie"] = cookie;
        return browser.Send(HttpMethod.Get, Session);
    }
}
