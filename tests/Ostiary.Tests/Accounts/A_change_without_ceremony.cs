using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_change_without_ceremony_on_SQLite(SqliteFixture database) : A_change_without_ceremony(database), IClassFixture<SqliteFixture>;

public sealed class A_change_without_ceremony_on_PostgreSQL(PostgresFixture database)
    : A_change_without_ceremony(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_change_without_ceremony(DatabaseFixture fixture) : OnAccounts(fixture)
{
    private static readonly ChangedBy TheServer = new() { Actor = AuditActor.Server };

    private AccountUpkeep Accounts => new(Database, Users, Passkeys, Sessions, Clock, Entropy.System);

    [DatabaseFact]
    public async Task Renames_a_passkey_and_leaves_a_trace()
    {
        var user = await NewUser(await NewTenant());
        var passkey = await NewPasskey(user);

        (await Accounts.RenamePasskey(user.RelyingPartyId, user.Id, passkey.Id, "  Work laptop ", TheServer, default)).ShouldSucceed();

        (await Passkeys.Find(user.RelyingPartyId, user.Id, passkey.Id, default))!.Name.ShouldBe("Work laptop");
        (await LastActions(user)).ShouldBe([AuditAction.PasskeyRenamed]);
    }

    [DatabaseFact]
    public async Task Refuses_a_name_that_nobody_could_read()
    {
        var user = await NewUser(await NewTenant());
        var passkey = await NewPasskey(user);

        foreach (var name in new[] { null, "", "   ", "a\u0007b", "\u200b", "\u2800", "\u3164", "work\u202elaptop", new string('a', 65) })
            (await Accounts.RenamePasskey(user.RelyingPartyId, user.Id, passkey.Id, name, TheServer, default)).ShouldFailWith(UpkeepCodes.PasskeyName);

        (await LastActions(user)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Touches_no_passkey_of_another_user_and_none_that_is_gone()
    {
        var tenant = await NewTenant();
        var (user, other) = (await NewUser(tenant), await NewUser(tenant));
        var passkey = await NewPasskey(other);

        (await Accounts.RenamePasskey(tenant, user.Id, passkey.Id, "Mine now", TheServer, default)).ShouldFailWith(UpkeepCodes.PasskeyGone);
        (await Accounts.DeletePasskey(tenant, user.Id, passkey.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.PasskeyGone);
        (await Accounts.DeletePasskey(tenant, other.Id, passkey.Id, TheServer, default)).ShouldSucceed();
        (await Accounts.DeletePasskey(tenant, other.Id, passkey.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.PasskeyGone);
    }

    [DatabaseFact]
    public async Task Deletes_a_passkey_together_with_the_sessions_that_it_began()
    {
        var user = await NewUser(await NewTenant());
        var (lost, kept) = (await NewPasskey(user), await NewPasskey(user));
        await NewSession(user, lost);
        var stays = await NewSession(user, kept);

        (await Accounts.DeletePasskey(user.RelyingPartyId, user.Id, lost.Id, TheServer, default)).ShouldSucceed();

        (await Sessions.OfUser(user.RelyingPartyId, user.Id, default)).Select(session => session.Id).ShouldBe([stays.Session.Id]);
        (await LastActions(user)).ShouldBe([AuditAction.PasskeyDeleted]);
    }

    [DatabaseFact]
    public async Task Ends_one_session_once_or_all_of_them()
    {
        var user = await NewUser(await NewTenant());
        var passkey = await NewPasskey(user);
        var (one, _) = await NewSession(user, passkey);
        await NewSession(user, passkey);

        (await Accounts.EndSession(user.RelyingPartyId, user.Id, one.Id, TheServer, default)).ShouldSucceed();
        (await Accounts.EndSession(user.RelyingPartyId, user.Id, one.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.SessionGone);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Accounts.EndSessions(user.RelyingPartyId, user.Id, TheServer, default)).ShouldSucceed();

        (await Sessions.OfUser(user.RelyingPartyId, user.Id, default)).ShouldBeEmpty();
        (await LastActions(user)).ShouldBe([AuditAction.SessionsRevoked, AuditAction.SessionRevoked]);
    }

    [DatabaseFact]
    public async Task Switches_a_user_off_and_on_again()
    {
        var user = await NewUser(await NewTenant());
        await NewSession(user, await NewPasskey(user));

        (await Accounts.DisableUser(user.RelyingPartyId, user.Id, TheServer, default)).ShouldSucceed();
        (await Sessions.OfUser(user.RelyingPartyId, user.Id, default)).ShouldBeEmpty();
        (await Users.Find(user.RelyingPartyId, user.Id, default))!.IsActive.ShouldBeFalse();

        (await Accounts.EnableUser(user.RelyingPartyId, user.Id, TheServer, default)).ShouldSucceed();
        (await Users.Find(user.RelyingPartyId, user.Id, default))!.IsActive.ShouldBeTrue();
    }

    [DatabaseFact]
    public async Task Finds_no_user_of_another_relying_party()
    {
        var user = await NewUser(await NewTenant());
        var other = await NewTenant();

        (await Accounts.DisableUser(other, user.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.UserGone);
        (await Accounts.EnableUser(other, user.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.UserGone);
    }

    [DatabaseFact]
    public async Task Is_counted_relying_party_by_relying_party()
    {
        var user = await NewUser(await NewTenant());
        var passkey = await NewPasskey(user);
        await NewSession(user, passkey);
        await NewPasskey(user);

        (await new Census(Database, Clock).Of(user.RelyingPartyId, default)).ShouldBe(new AccountCounts(Users: 1, Passkeys: 2, Sessions: 1));
        (await new Census(Database, Clock).Of(await NewTenant(), default)).ShouldBe(new AccountCounts(0, 0, 0));
    }

    private async Task<IEnumerable<AuditAction>> LastActions(User user) =>
        (await Audit.OfUser(user.RelyingPartyId, user.Id, 10, before: null, default)).Select(entry => entry.Action);
}
