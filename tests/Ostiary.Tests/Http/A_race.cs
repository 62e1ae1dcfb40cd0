using System.Text.Json.Nodes;
using Ostiary.Ceremonies;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

[Trait("Ring", "Slow")]
public sealed class A_race_on_SQLite() : A_race(new SqliteFixture());

public sealed class A_race_on_PostgreSQL() : A_race(new PostgresFixture()), INeedPostgres;

/// <summary>One hundred requests at once with the same proof: it counts once.</summary>
public abstract class A_race(DatabaseFixture databases) : OnServer(databases)
{
    private const int Runners = 100;

    [DatabaseFact]
    public async Task With_one_answer_signs_in_once()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());

        await WonOnce(() => browser.Post("/v1/ceremonies/authentication/verify", answer), CeremonyCodes.AlreadyUsed);

        // One of the sign-up, one of the race.
        (await Count("sessions")).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task With_one_answer_signs_up_once()
    {
        var browser = Server.Open();
        var answer = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));

        await WonOnce(() => browser.Post("/v1/ceremonies/registration/verify", answer), CeremonyCodes.AlreadyUsed);

        (await Count("users"), await Count("passkeys"), await Count("sessions")).ShouldBe((1, 1, 1));
    }

    [DatabaseFact]
    public async Task For_one_identifier_makes_one_account()
    {
        var answers = new List<(Browser Browser, JsonObject Answer)>();
        for (var i = 0; i < Runners; i++)
        {
            var browser = Server.Open();
            answers.Add((browser, browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"))));
        }

        await WonOnce(answers.Select(one => Task.Run(() => one.Browser.Post("/v1/ceremonies/registration/verify", one.Answer))), CeremonyCodes.IdentifierTaken);

        (await Count("users"), await Count("passkeys")).ShouldBe((1, 1));
    }

    [DatabaseFact]
    public async Task Registers_one_credential_once_through_many_ceremonies()
    {
        var sameId = Entropy.System.Bytes(32);
        var answers = new List<(Browser Browser, JsonObject Answer)>();
        for (var i = 0; i < Runners; i++)
        {
            var browser = Server.Open();
            browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator)
            {
                Alterations = new()
                {
                    CredentialId = _ => sameId,
                    Envelope = envelope => (envelope["id"], envelope["rawId"]) = (Base64UrlText.Encode(sameId), Base64UrlText.Encode(sameId)),
                },
            };
            answers.Add((browser, browser.RegistrationAnswer(await browser.SignUpOptions($"sam{i}@example.com"))));
        }

        await WonOnce(
            answers.Select(one => Task.Run(() => one.Browser.Post("/v1/ceremonies/registration/verify", one.Answer))),
            CeremonyCodes.PasskeyAlreadyRegistered);

        (await Count("users"), await Count("passkeys")).ShouldBe((1, 1));
    }

    [DatabaseFact]
    public async Task Uses_one_grant_to_delete_once()
    {
        var browser = Server.Open();
        var passkey = (await browser.SignUp("sam@example.com")).Json!["passkey"]!["id"]!.GetValue<string>();
        var grant = await browser.StepUp("passkey.delete", passkey);

        await WonOnce(() => browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{passkey}", new { stepUpGrant = grant }), CeremonyCodes.StepUpGrantUsed);
    }

    [DatabaseFact]
    public async Task Uses_one_grant_to_add_once()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var grant = await browser.StepUp("passkey.add");
        var answers = new List<JsonObject>();
        for (var i = 0; i < Runners; i++)
        {
            var options = await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant = grant });
            answers.Add(Server.Open().RegistrationAnswer(options.ShouldBeOk()));
        }

        await WonOnce(answers.Select(answer => Task.Run(() => browser.Post("/v1/ceremonies/registration/verify", answer))), CeremonyCodes.StepUpGrantUsed);

        (await Count("passkeys")).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Redeems_one_result_once()
    {
        var page = await Server.OpenApplication(await Server.Home());
        var result = (await page.SignUp("sam@example.com")).Text("result");
        var backend = await Server.OpenBackend(await Server.Home());

        await WonOnce(() => backend.Post("/v1/ceremonies/results/redeem", new { result }), CeremonyCodes.ResultAlreadyRedeemed);
    }

    [DatabaseFact]
    public async Task Makes_one_administrator_from_one_set_up_link()
    {
        // The first request starts the server, which writes the link.
        await Server.Home();
        var link = await File.ReadAllTextAsync(Path.Combine(Server.Folder, "first-administrator.txt"));
        var setupToken = link.Trim()[(link.LastIndexOf('/') + 1)..];
        var answers = new List<JsonObject>();
        for (var i = 0; i < Runners; i++)
        {
            var browser = Server.Open();
            var asked = new { purpose = "setup", identifier = $"root{i}@example.com", setupToken };
            answers.Add(browser.RegistrationAnswer((await browser.Post("/v1/ceremonies/registration/options", asked)).ShouldBeOk()));
        }

        await WonOnce(
            answers.Select(answer => Task.Run(() => Server.Open().Post("/v1/ceremonies/registration/verify", answer))), CeremonyCodes.SetupLinkInvalid);

        (await Count("users")).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task To_create_one_external_user_gives_everybody_the_same_user()
    {
        var backend = await Server.OpenBackend(await Server.Home());

        var all = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => Task.Run(() => backend.Post("/v1/users", new { externalId = "customer-1" }))));

        all.Select(answer => answer.ShouldBeOk().Text("id")).Distinct().ShouldHaveSingleItem();
        (await Count("users")).ShouldBe(1);
    }

    private static Task WonOnce(Func<Task<Answer>> run, FailureCode others) =>
        WonOnce(Enumerable.Range(0, Runners).Select(_ => Task.Run(run)), others);

    private static async Task WonOnce(IEnumerable<Task<Answer>> runs, FailureCode others)
    {
        var all = await Task.WhenAll(runs);

        all.Count(answer => answer.Code is null).ShouldBe(1);
        all.Count(answer => answer.Code == others.Value).ShouldBe(Runners - 1, string.Join(", ", all.Select(answer => answer.Code).Distinct()));
    }
}
