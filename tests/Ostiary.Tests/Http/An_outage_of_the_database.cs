using System.Net;
using Ostiary.Ceremonies;
using Ostiary.Server;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class An_outage_of_the_database_on_SQLite() : An_outage_of_the_database(new SqliteFixture());

public sealed class An_outage_of_the_database_on_PostgreSQL() : An_outage_of_the_database(new PostgresFixture()), INeedPostgres;

public abstract class An_outage_of_the_database(DatabaseFixture databases) : OnServer(databases)
{
    private readonly Weather _database = new();

    [DatabaseFact]
    public async Task Is_said_with_a_time_to_try_again_and_is_over_without_a_restart()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());

        _database.IsAway = true;
        foreach (var refused in new[]
        {
            await browser.Post("/v1/ceremonies/authentication/verify", answer),
            await browser.Send(HttpMethod.Get, "/v1/session"),
            await browser.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", identifier = "sam@example.com" }),
        })
        {
            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Code.ShouldBe(ServerTrouble.DatabaseUnavailable);
            refused.Headers["Retry-After"].ShouldBe("5");
            refused.Text("traceId").ShouldNotBeEmpty();
        }

        (await browser.Send(HttpMethod.Get, "/readyz")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.Send(HttpMethod.Get, "/healthz")).Status.ShouldBe(HttpStatusCode.OK);

        _database.IsAway = false;
        (await browser.Send(HttpMethod.Get, "/readyz")).ShouldBeOk();
        (await browser.Post("/v1/ceremonies/authentication/verify", answer)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Loses_nothing_that_was_acknowledged()
    {
        var acknowledged = new List<Browser>();
        for (var i = 0; i < 30; i++)
        {
            _database.IsAway = i % 3 == 1;
            var browser = Server.Open();
            var options = await browser.Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier = $"sam{i}@example.com" });
            if (options.Code is null && (await browser.Register(options)).Code is null)
                acknowledged.Add(browser);
        }

        _database.IsAway = false;
        acknowledged.Count.ShouldBe(20);
        (await Count("users")).ShouldBe(20);
        Restart();
        foreach (var browser in acknowledged)
            (await Server.Open(browser.Authenticator).SignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task That_swallows_an_answer_leaves_one_account_and_no_doubled_passkey()
    {
        var browser = Server.Open();
        var answer = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));
        _database.LosesNextAnswer = true;

        (await browser.Post("/v1/ceremonies/registration/verify", answer)).Code.ShouldBe(ServerTrouble.DatabaseUnavailable);
        (await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeRefusedWith(CeremonyCodes.AlreadyUsed);

        (await Count("users"), await Count("passkeys")).ShouldBe((1, 1));
        (await browser.SignIn()).ShouldBeOk();
    }

    protected override Database Wrap(Database real) => new FailingDatabase(real, _database);
}
