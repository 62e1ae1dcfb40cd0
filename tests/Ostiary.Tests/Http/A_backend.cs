using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Server;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_backend_on_SQLite() : A_backend(new SqliteFixture());

public sealed class A_backend_on_PostgreSQL() : A_backend(new PostgresFixture()), INeedPostgres;

/// <summary>An application's own server, with a secret key and its own user ids.</summary>
public abstract class A_backend(DatabaseFixture databases) : OnServer(databases)
{
    private const string Users = "/v1/users";

    private Browser Backend { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Backend = await Server.OpenBackend(await Server.Home());
    }

    [DatabaseFact]
    public async Task Creates_finds_and_deletes_a_user()
    {
        var created = (await Backend.Post(Users, new { identifier = "sam@example.com", displayName = "Sam", externalId = "customer-1" })).ShouldBeOk();
        created.Status.ShouldBe(HttpStatusCode.Created);
        var user = $"{Users}/{created.Text("id")}";
        created.Headers["Location"].ShouldBe(user);

        var again = await Backend.Post(Users, new { identifier = "sam@example.com", displayName = "Sam", externalId = "customer-1" });
        (again.Status, again.Text("id")).ShouldBe((HttpStatusCode.OK, created.Text("id")));
        (await Backend.Send(HttpMethod.Get, user)).ShouldBeOk().Text("displayName").ShouldBe("Sam");

        (await Backend.Send(HttpMethod.Delete, user)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Backend.Send(HttpMethod.Get, user)).ShouldBeRefusedWith(UpkeepCodes.UserGone);
        (await Backend.Send(HttpMethod.Delete, user)).ShouldBeRefusedWith(UpkeepCodes.UserGone);
    }

    [DatabaseFact]
    public async Task Cannot_create_what_cannot_be()
    {
        await Backend.Post(Users, new { identifier = "sam@example.com", externalId = "customer-1" });

        (await Backend.Post(Users, new { identifier = "SAM@example.com" })).ShouldBeRefusedWith(UpkeepCodes.IdentifierTaken);
        var taken = new NewUser { RelyingPartyId = (await Server.Home()).Id, ExternalId = "customer-1" };
        (await Server.Services.GetRequiredService<UserCreation>().Create(taken, once: null, RunningServer.Operator, default))
            .ShouldFailWith(UpkeepCodes.ExternalIdTaken);
        (await Backend.Post(Users, new { externalId = "" })).ShouldBeRefusedWith(UpkeepCodes.ExternalId);
        (await Backend.Post(Users, new { externalId = new string('x', 129) })).ShouldBeRefusedWith(UpkeepCodes.ExternalId);
        (await Backend.Post(Users, new { externalId = "a\0b" })).ShouldBeRefusedWith(UpkeepCodes.ExternalId);
        (await Backend.Post(Users, new { identifier = new string('x', 257) })).ShouldBeRefusedWith(AccountsCodes.IdentifierTooLong);
        (await Backend.Post(Users, new { displayName = new string('n', 63) + "😀" })).ShouldBeOk().Text("displayName").ShouldBe(new string('n', 63));
    }

    [DatabaseFact]
    public async Task Reads_its_users_page_by_page()
    {
        var created = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
            created.Add((await Backend.Post(Users, new { externalId = $"customer-{i}" })).Text("id"));
        }

        var read = new List<string>();
        string? after = null;
        do
        {
            var page = (await Backend.Send(HttpMethod.Get, $"{Users}?limit=3{(after is null ? "" : $"&after={after}")}")).ShouldBeOk();
            read.AddRange(page.Json!["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            after = page.Json!["next"]?.GetValue<string>();
        }
        while (after is not null);

        read.ShouldBe(created);
        foreach (var query in new[] { "limit=0", "limit=201", "limit=-1", "limit=x", "limit=99999999999999999999", "after=usr_1", "after=%00" })
            (await Backend.Send(HttpMethod.Get, $"{Users}?{query}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    [DatabaseFact]
    public async Task Looks_after_passkeys_and_sessions_of_its_users()
    {
        var browser = Server.Open();
        var signedUp = await browser.SignUp("sam@example.com");
        var user = $"{Users}/{signedUp.Json!["user"]!["id"]!.GetValue<string>()}";
        var passkey = $"{user}/passkeys/{signedUp.Json!["passkey"]!["id"]!.GetValue<string>()}";

        (await Backend.Send(HttpMethod.Patch, passkey, new { name = " Work laptop " })).ShouldBeOk().Text("name").ShouldBe("Work laptop");
        (await Backend.Send(HttpMethod.Patch, passkey, new { name = "  " })).ShouldBeRefusedWith(UpkeepCodes.PasskeyName);
        (await Backend.Send(HttpMethod.Patch, passkey, new { name = "a\0b" })).ShouldBeRefusedWith(UpkeepCodes.PasskeyName);
        (await Backend.Send(HttpMethod.Get, $"{user}/signals")).ShouldBeOk().Json!["acceptedCredentialIds"]!.AsArray().ShouldHaveSingleItem();
        (await Backend.Send(HttpMethod.Delete, $"{user}/sessions")).ShouldBeOk();
        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await Backend.Send(HttpMethod.Delete, $"{user}/sessions/ses_1")).ShouldBeRefusedWith(UpkeepCodes.SessionGone);
        (await Backend.Send(HttpMethod.Delete, passkey)).ShouldBeOk();
        (await Backend.Send(HttpMethod.Delete, passkey, new { })).ShouldBeRefusedWith(UpkeepCodes.PasskeyGone);
        (await browser.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.PasskeyDeleted);
    }

    [DatabaseFact]
    public async Task Redeems_what_its_page_was_given_once_and_within_a_minute()
    {
        var page = await Server.OpenApplication(await Server.Home());
        var signedUp = await page.SignUp("sam@example.com");
        signedUp.Json!["session"].ShouldBeNull();
        signedUp.Headers.ShouldNotContainKey("Set-Cookie");
        await Redeem(signedUp, "registration");
        await Redeem(await page.SignIn(), "sign-in");
        var late = await page.SignIn();
        var altered = late.Text("result");

        (await Backend.Post("/v1/ceremonies/results/redeem", new { result = $"{altered[..^4]}AAAA" })).ShouldBeRefusedWith(CeremonyCodes.ResultInvalid);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Backend.Post("/v1/ceremonies/results/redeem", new { result = late.Text("result") })).ShouldBeRefusedWith(CeremonyCodes.ResultExpired);
        (await page.Post("/v1/ceremonies/results/redeem", new { result = late.Text("result") })).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        async Task Redeem(Answer done, string purpose)
        {
            var body = new { result = done.Text("result") };
            var redeemed = (await Backend.Post("/v1/ceremonies/results/redeem", body)).ShouldBeOk();
            (redeemed.Text("purpose"), redeemed.Json!["userVerified"]!.GetValue<bool>()).ShouldBe((purpose, true));
            redeemed.Json!["user"]!["id"]!.GetValue<string>().ShouldBe(done.Json!["user"]!["id"]!.GetValue<string>());
            (await Backend.Post("/v1/ceremonies/results/redeem", body)).ShouldBeRefusedWith(CeremonyCodes.ResultAlreadyRedeemed);
        }
    }

    [DatabaseFact]
    public async Task Sees_nobody_of_another_relying_party()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        var stranger = await Server.OpenBackend(other);
        var signedUp = await Server.Open().SignUp("sam@example.com");
        var user = $"{Users}/{signedUp.Json!["user"]!["id"]!.GetValue<string>()}";
        var passkey = $"{user}/passkeys/{signedUp.Json!["passkey"]!["id"]!.GetValue<string>()}";
        var session = $"{user}/sessions/{signedUp.Json!["session"]!["id"]!.GetValue<string>()}";
        var before = await Rows();

        foreach (var path in new[] { user, $"{user}/passkeys", $"{user}/signals", $"{user}/sessions" })
            (await stranger.Send(HttpMethod.Get, path)).ShouldBeRefusedWith(UpkeepCodes.UserGone);

        foreach (var path in new[] { user, passkey, session, $"{user}/sessions" })
            (await stranger.Send(HttpMethod.Delete, path, new { })).ShouldBeRefusedWith(UpkeepCodes.UserGone);

        (await stranger.Send(HttpMethod.Patch, passkey, new { name = "Mine" })).ShouldBeRefusedWith(UpkeepCodes.UserGone);
        (await stranger.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", userId = user[Users.Length..].Trim('/') }))
            .ShouldBeRefusedWith(CeremonyCodes.UserUnknown);
        (await stranger.Send(HttpMethod.Get, Users)).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
        (await Rows()).ShouldBe(before);
    }
}
