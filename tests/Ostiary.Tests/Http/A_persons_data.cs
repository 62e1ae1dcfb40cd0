using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Server;
using Ostiary.Storage;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

public sealed class A_persons_data_on_SQLite() : A_persons_data(new SqliteFixture());

public sealed class A_persons_data_on_PostgreSQL() : A_persons_data(new PostgresFixture()), INeedPostgres;

/// <summary>Exported and erased over HTTP: everything, once, and by whoever may.</summary>
public abstract class A_persons_data(DatabaseFixture databases) : OnServer(databases)
{

    private readonly Weather _weather = new();

    [DatabaseFact]
    public async Task Is_exported_whole_and_without_secrets()
    {
        var (sam, user) = await SignedUp("sam@example.com");
        await SignUpAnother();
        await Server.FoldAll();

        var answer = (await (await Backend()).Send(HttpMethod.Get, Path(user))).ShouldBeOk();

        var data = JsonSerializer.Deserialize(answer.Body, ContractsJson.Default.PersonalData).ShouldNotBeNull();
        data.Account.ShouldNotBeNull().Id.ShouldBe(user);
        data.Identifiers.ShouldBe(["sam@example.com"]);
        (data.Passkeys.Count, data.Sessions.Count).ShouldBe((1, 1));
        data.Audit.Select(entry => entry.Action).ShouldContain(AuditAction.UserSignedUp.Code);
        data.Audit.Select(entry => entry.Action).ShouldContain(AuditAction.PersonExported.Code);
        data.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("succeeded");
        data.Events.Select(told => told.Name).ShouldBe(["ceremony.issued", "ceremony.verified"], ignoreOrder: true);
        foreach (var secret in new[] { "publicKey", "tokenHash", "mac\":", "attestationObject", "ann@example.com" })
            answer.Body.ShouldNotContain(secret, Case.Insensitive);

        answer.Headers["Cache-Control"].ShouldBe("no-store");
        (await sam.Send(HttpMethod.Get, "/v1/session")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_for_backends_and_administrators_alone()
    {
        var (sam, user) = await SignedUp("sam@example.com");
        (await Server.Open().Send(HttpMethod.Get, Path(user))).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await sam.Send(HttpMethod.Get, Path(user))).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
        (await sam.Send(HttpMethod.Delete, Path(user))).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        await Grant(user, Role.Operator);
        (await sam.Send(HttpMethod.Get, Path(user))).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
        await Grant(user, Role.Administrator);
        (await sam.Send(HttpMethod.Get, Path(user))).ShouldBeOk();
        (await sam.Send(HttpMethod.Delete, Path(user))).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        var stranger = await Server.OpenBackend(await Server.AddRelyingParty("https://id.example.org"));
        (await stranger.Send(HttpMethod.Get, Path(user))).ShouldBeRefusedWith(RightsCodes.PersonUnknown);
        (await stranger.Send(HttpMethod.Delete, Path(user))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await sam.Send(HttpMethod.Get, "/v1/session")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_gone_without_a_trace_when_it_was_erased()
    {
        var (sam, user) = await SignedUp("sam@example.com");
        await Server.FoldAll();
        var backend = await Backend();

        (await backend.Send(HttpMethod.Delete, Path(user))).Status.ShouldBe(HttpStatusCode.NoContent);

        (await backend.Send(HttpMethod.Get, Path(user))).ShouldBeRefusedWith(RightsCodes.PersonUnknown);
        (await backend.Send(HttpMethod.Get, $"/v1/users/{user}")).ShouldBeRefusedWith(UpkeepCodes.UserGone);
        (await sam.Send(HttpMethod.Get, "/v1/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var table in new[] { "users", "user_identifiers", "passkeys", "sessions" })
            (await Count(table)).ShouldBe(0, table);

        (await Linked()).ShouldBe(0);
        (await Count("attempts")).ShouldBe(1, "the figure stays");
        (await Told(AuditAction.PersonErased)).ShouldBe(1);

        (await backend.Send(HttpMethod.Delete, Path(user))).Status.ShouldBe(HttpStatusCode.NoContent, "it may be repeated");
        (await Told(AuditAction.PersonErased)).ShouldBe(1, "and nothing is told twice");
    }

    [DatabaseFact]
    public async Task Begins_anew_with_whoever_comes_back()
    {
        var (sam, user) = await SignedUp("sam@example.com");
        await Server.FoldAll();
        var backend = await Backend();
        await backend.Send(HttpMethod.Delete, Path(user));
        Server.Clock.Advance(TimeSpan.FromSeconds(1));

        (await sam.Authenticate(await sam.SignInOptions())).ShouldBeRefusedWith(CeremonyCodes.PasskeyUnknown);
        var again = (await sam.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        await Server.FoldAll();

        again.ShouldNotBe(user);
        var data = (await backend.Send(HttpMethod.Get, Path(again))).ShouldBeOk().Json!;
        data["attempts"]!.AsArray().Count.ShouldBe(1, "of the two sign-ups only the one after the erasure is theirs");
        (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?person={user}")).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Of_a_site_that_only_observes_goes_by_the_sites_own_reference()
    {
        var page = Server.Open();
        var batch = new EventsToSend(Server.Clock, 2).With("identifier.submitted", new JsonObject { ["subject"] = "customer-7" });
        (await page.Post("/v1/events", batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(2);
        await Server.FoldAll();
        var backend = await Backend();

        var data = (await backend.Send(HttpMethod.Get, Path("customer-7"))).ShouldBeOk().Json!;
        data["account"].ShouldBeNull();
        data["events"]!.AsArray().Count.ShouldBe(2);

        (await backend.Send(HttpMethod.Delete, Path("customer-7"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await backend.Send(HttpMethod.Get, Path("customer-7"))).ShouldBeRefusedWith(RightsCodes.PersonUnknown);
        (await backend.Send(HttpMethod.Get, Path("\u0001"))).ShouldBeRefusedWith(RightsCodes.PersonUnknown);
    }

    [DatabaseFact]
    public async Task Goes_by_the_applications_own_id_of_a_user_too()
    {
        var backend = await Backend();
        var user = (await backend.Post("/v1/users", new { externalId = "customer-8", displayName = "Kim" })).Json!["id"]!.GetValue<string>();

        (await backend.Send(HttpMethod.Get, Path("customer-8"))).ShouldBeOk().Json!["account"]!["id"]!.GetValue<string>().ShouldBe(user);
        (await backend.Send(HttpMethod.Delete, Path("customer-8"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Count("users")).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Is_erased_whole_or_not_at_all_when_the_database_goes_away()
    {
        var (sam, user) = await SignedUp("sam@example.com");
        await Server.FoldAll();
        var backend = await Backend();
        var (rows, linked) = (await Rows(), await Linked());

        _weather.Holds = new Hold();
        var erasing = backend.Send(HttpMethod.Delete, Path(user));
        await _weather.Holds.Reached;
        _weather.IsAway = true;
        (await Rows(), await Linked()).ShouldBe((rows, linked), "until its one commit nothing has changed");
        _weather.IsAway = false;
        _weather.Holds.Lift();
        (await erasing).Status.ShouldBe(HttpStatusCode.NoContent);

        (await Linked()).ShouldBe(0);
        (await sam.Send(HttpMethod.Get, "/v1/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    protected override Database Wrap(Database real) => new HeldErasure(real, _weather);

    private static string Path(string user) => $"/v1/users/{Uri.EscapeDataString(user)}/personal-data";

    private async Task<(Browser Page, string User)> SignedUp(string identifier)
    {
        var page = Server.Open();
        return (page, (await page.SignUp(identifier)).Json!["user"]!["id"]!.GetValue<string>());
    }

    private async Task SignUpAnother() => await SignedUp("ann@example.com");

    private async Task<Browser> Backend() => await Server.OpenBackend(await Server.Home());

    private async Task Grant(string user, Role role) => await Database.Commit([Users.GrantRole((await Server.Home()).Id, new UserId(user), role)], default);

    private async Task<int> Told(AuditAction action) =>
        (await Server.Services.GetRequiredService<Audit>().List((await Server.Home()).Id, 200, before: null, default)).Count(entry => entry.Action == action);

    private Task<long> Linked() => Database.ReadFirst(
        new Statement(
            """
            SELECT (SELECT count(*) FROM events   WHERE subject IS NOT NULL OR credential IS NOT NULL)
                 + (SELECT count(*) FROM attempts WHERE subject IS NOT NULL OR credential IS NOT NULL)
                 + (SELECT count(*) FROM pseudonyms WHERE pseudonym <> '')
            """),
        row => row.GetInt64(0), default);

    /// <summary>Holds back the commit that erases somebody, and no other.</summary>
    private sealed class HeldErasure(Database real, Weather weather) : PassingDatabase(real)
    {
        private readonly Database _real = real;

        public override async Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel)
        {
            if (weather.Holds is { } hold && statements.Any(statement => statement.Sql.Contains("DELETE FROM users", StringComparison.Ordinal)))
                await hold.Wait();

            return await _real.Commit(statements, cancel);
        }
    }
}
