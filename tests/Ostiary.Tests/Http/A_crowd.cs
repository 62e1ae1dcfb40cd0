using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_crowd_on_SQLite() : A_crowd(new SqliteFixture());

public sealed class A_crowd_on_PostgreSQL() : A_crowd(new PostgresFixture()), INeedPostgres;

/// <summary>Many who sign in at the same moment, some of whom must not: what is wrong with one is nobody else's matter.</summary>
public abstract class A_crowd(DatabaseFixture databases) : OnServer(databases)
{
    private const int People = 30;
    private const int Tampered = 4, Disabled = 11, Burnt = 17, Deleted = 23;

    private readonly List<(Browser Browser, string User, string Passkey, JsonObject Answer)> _people = [];

    [DatabaseFact]
    public async Task Lets_everybody_in_but_those_who_must_not()
    {
        await Gather();
        var home = await Server.Home();
        await Write("UPDATE passkeys SET public_key = mac WHERE relying_party_id = @tenant AND id = @id", home, _people[Tampered].Passkey);
        await Write("UPDATE users SET disabled_at_ms = 1 WHERE relying_party_id = @tenant AND id = @id", home, _people[Disabled].User);
        await Write("UPDATE passkeys SET deleted_at_ms = 1 WHERE relying_party_id = @tenant AND id = @id", home, _people[Deleted].Passkey);
        (await Verify(Server.Open(), _people[Burnt].Answer)).ShouldBeOk();

        var all = await Task.WhenAll(_people.Select(one => Task.Run(() => Verify(Server.Open(), one.Answer))));

        all[Tampered].ShouldBeRefusedWith(CeremonyCodes.SignInRefused);
        all[Disabled].ShouldBeRefusedWith(CeremonyCodes.UserDisabled);
        all[Deleted].ShouldBeRefusedWith(CeremonyCodes.PasskeyDeleted);
        all[Burnt].ShouldBeRefusedWith(CeremonyCodes.AlreadyUsed);
        all.Count(answer => answer.Code is null).ShouldBe(People - 4);

        // Each has signed up; the one whose answer was burnt has signed in before.
        (await Count("sessions")).ShouldBe(People + People - 4 + 1);
        (await new Audit(Database).List(home.Id, 200, null, default)).Count(entry => entry.Action == AuditAction.UserSignedIn).ShouldBe(People - 4 + 1);
    }

    [DatabaseFact]
    public async Task Gives_each_their_own_session()
    {
        await Gather();

        var all = await Task.WhenAll(_people.Select(one => Task.Run(() => Verify(one.Browser, one.Answer))));

        all.Select(answer => answer.ShouldBeOk().Json!["user"]!["id"]!.GetValue<string>()).ShouldBe(_people.Select(one => one.User));
        all.Select(answer => answer.Json!["session"]!["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(People);
    }

    private static Task<Answer> Verify(Browser browser, JsonObject answer) => browser.Post("/v1/ceremonies/authentication/verify", answer);

    private async Task Gather()
    {
        for (var number = 0; number < People; number++)
        {
            var browser = Server.Open();
            var signedUp = (await browser.SignUp($"sam{number}@example.com")).Json!;
            var visitor = Server.Open(browser.Authenticator);
            var answer = visitor.AuthenticationAnswer(await visitor.SignInOptions());
            _people.Add((visitor, signedUp["user"]!["id"]!.GetValue<string>(), signedUp["passkey"]!["id"]!.GetValue<string>(), answer));
        }
    }

    private async Task Write(string sql, RelyingParty home, string id) =>
        (await Database.Commit([new Statement(sql, ("tenant", home.Id.Value), ("id", id))], default)).RowsAffected.ShouldBe([1]);
}
