using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class The_very_moment_of_a_write_on_SQLite() : The_very_moment_of_a_write(new SqliteFixture());

public sealed class The_very_moment_of_a_write_on_PostgreSQL() : The_very_moment_of_a_write(new PostgresFixture()), INeedPostgres;

/// <summary>Somebody else is faster by a moment. What then does not happen is refused, and the audit does not tell it.</summary>
public abstract class The_very_moment_of_a_write(DatabaseFixture databases) : OnServer(databases)
{
    private readonly Meddler _meddler = new();

    [DatabaseFact]
    public async Task Adds_no_passkey_to_a_user_who_was_just_disabled()
    {
        var (browser, user, _) = await SignedUp();
        var grant = await browser.StepUp("passkey.add");
        var options = (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeOk();
        var before = await Told(user, AuditAction.PasskeyAdded);

        _meddler.Next = Users.Disable(user.RelyingPartyId, user.Id, Server.Clock.GetUtcNow());
        (await browser.Post("/v1/ceremonies/registration/verify", Server.Open().RegistrationAnswer(options))).ShouldBeRefusedWith(AccountsCodes.UserDisabled);

        (await Told(user, AuditAction.PasskeyAdded)).ShouldBe(before);
        (await Count("passkeys")).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Deletes_no_passkey_that_was_just_deleted()
    {
        var (browser, user, passkey) = await SignedUp();
        var grant = await browser.StepUp("passkey.delete", passkey.Value);

        _meddler.Next = [Deletes(user, passkey)];
        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{passkey}", new { stepUpGrant = grant })).ShouldBeRefusedWith(UpkeepCodes.PasskeyGone);

        (await Told(user, AuditAction.PasskeyDeleted)).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Renames_no_passkey_that_was_just_deleted()
    {
        var (browser, user, passkey) = await SignedUp();

        _meddler.Next = [Deletes(user, passkey)];
        (await browser.Send(HttpMethod.Patch, $"/v1/users/me/passkeys/{passkey}", new { name = "Mine" })).ShouldBeRefusedWith(UpkeepCodes.PasskeyGone);

        (await Told(user, AuditAction.PasskeyRenamed)).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Steps_nobody_up_with_a_passkey_that_was_just_deleted()
    {
        var (browser, user, passkey) = await SignedUp();
        var options = (await browser.Post("/v1/ceremonies/authentication/options", new { purpose = "step-up", action = "passkey.add" })).ShouldBeOk();

        _meddler.Next = [Deletes(user, passkey)];
        (await browser.Authenticate(options)).ShouldBeRefusedWith(CeremonyCodes.PasskeyDeleted);

        (await Told(user, AuditAction.UserSteppedUp)).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Tells_once_of_a_passkey_that_a_hundred_delete_in_one_millisecond()
    {
        // The clock stands still: whoever deletes, deletes at the same instant.
        var (_, user, passkey) = await SignedUp();
        var backend = await Server.OpenBackend(await Server.Home());

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
            backend.Send(HttpMethod.Delete, $"/v1/users/{user.Id}/passkeys/{passkey}"))));

        all.Count(answer => answer.Code is null).ShouldBe(1);
        all.Count(answer => answer.Code == UpkeepCodes.PasskeyGone.Value).ShouldBe(99);
        (await Told(user, AuditAction.PasskeyDeleted)).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Makes_no_administrator_from_a_link_that_expired_after_the_options()
    {
        await Server.Home();
        var link = (await File.ReadAllTextAsync(Path.Combine(Server.Folder, "first-administrator.txt"))).Trim();
        Server.Clock.Jump(SetupTokens.Lifetime - TimeSpan.FromMinutes(1));
        var browser = Server.Open();
        var asked = new { purpose = "setup", identifier = "root@example.com", setupToken = link[(link.LastIndexOf('/') + 1)..] };
        var options = (await browser.Post("/v1/ceremonies/registration/options", asked)).ShouldBeOk();

        Server.Clock.Jump(TimeSpan.FromMinutes(1));
        (await browser.Register(options)).ShouldBeRefusedWith(CeremonyCodes.SetupLinkInvalid);

        (await Count("users"), await Count("passkeys"), await Count("setup_token_uses")).ShouldBe((0, 0, 0));
    }

    protected override Database Wrap(Database real) => new MeddledDatabase(real, _meddler);

    private Statement Deletes(User user, PasskeyId passkey) => Passkeys.Delete(user.RelyingPartyId, user.Id, passkey, Server.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));

    private async Task<(Browser Browser, User User, PasskeyId Passkey)> SignedUp()
    {
        var browser = Server.Open();
        var answer = await browser.SignUp("sam@example.com");
        var home = await Server.Home();
        var user = await new Users(Database).FindByIdentifier(home.Id, Identifier.Parse("sam@example.com").ShouldSucceed(), default);
        return (browser, user.ShouldNotBeNull(), new PasskeyId(answer.Json!["passkey"]!["id"]!.GetValue<string>()));
    }

    private async Task<int> Told(User user, AuditAction action) =>
        (await new Audit(Database).OfUser(user.RelyingPartyId, user.Id, 200, null, default)).Count(entry => entry.Action == action);

    /// <summary>What somebody else writes in front of the next commit.</summary>
    private sealed class Meddler
    {
        public IReadOnlyList<Statement>? Next { get; set; }
    }

    private sealed class MeddledDatabase(Database real, Meddler meddler) : PassingDatabase(real)
    {
        public override async Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel)
        {
            if (meddler.Next is { } first)
            {
                meddler.Next = null;
                (await base.Commit(first, cancel)).Succeeded.ShouldBeTrue();
            }

            return await base.Commit(statements, cancel);
        }
    }
}
