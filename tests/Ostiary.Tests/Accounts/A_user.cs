using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_user_on_SQLite(SqliteFixture database) : A_user(database), IClassFixture<SqliteFixture>;

public sealed class A_user_on_PostgreSQL(PostgresFixture database) : A_user(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_user(DatabaseFixture fixture) : OnAccounts(fixture)
{
    [DatabaseFact]
    public async Task Is_found_by_id_identifier_handle_and_external_id()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant, "Ann@example.com", "crm-1");

        var found = (await Users.Find(tenant, user.Id, default)).ShouldNotBeNull();

        found.UserHandle.ShouldBe(user.UserHandle);
        (found with { UserHandle = user.UserHandle }).ShouldBe(user);
        (await Users.FindByIdentifier(tenant, Named("ANN@EXAMPLE.COM"), default))!.Id.ShouldBe(user.Id);
        (await Users.FindByHandle(tenant, user.UserHandle, default))!.Id.ShouldBe(user.Id);
        (await Users.FindByExternalId(tenant, "crm-1", default))!.Id.ShouldBe(user.Id);
    }

    [DatabaseFact]
    public async Task Is_invisible_to_every_other_relying_party()
    {
        var user = await NewUser(await NewTenant(), "ann@example.com", "crm-1");
        var other = await NewTenant();

        (await Users.Find(other, user.Id, default)).ShouldBeNull();
        (await Users.FindByIdentifier(other, Named("ann@example.com"), default)).ShouldBeNull();
        (await Users.FindByHandle(other, user.UserHandle, default)).ShouldBeNull();
        (await Users.FindByExternalId(other, "crm-1", default)).ShouldBeNull();
        (await Users.List(other, 10, null, default)).ShouldBeEmpty();
        (await Passkeys.LiveOfIdentifier(other, Named("ann@example.com"), default)).ShouldBeNull();
        (await Passkeys.LiveOfUser(other, user.Id, default)).ShouldBeNull();
        (await Commit([.. Users.Disable(other, user.Id, Clock.GetUtcNow()), .. Users.Delete(other, user.Id, Clock.GetUtcNow())])).ShouldAllBe(rows => rows == 0);
        (await Commit(Users.GrantRole(other, user.Id, Role.Administrator), Users.Enable(other, user.Id))).ShouldBe([0, 0]);
    }

    [DatabaseFact]
    public async Task Has_identifiers_that_nobody_else_of_the_relying_party_has()
    {
        var tenant = await NewTenant();
        await NewUser(tenant, "ann@example.com", "crm-1");
        var second = await NewUser(tenant, "bob@example.com");

        (await Database.Commit([Users.AddIdentifier(tenant, second.Id, Named("Ann@Example.com"), Clock.GetUtcNow())], default))
            .ViolatedStatement.ShouldBe(0);
        (await Database.Commit([Users.Insert(User.New(tenant, Clock, Entropy.System) with { ExternalId = "crm-1" })], default))
            .ViolatedStatement.ShouldBe(0);
        await NewUser(await NewTenant(), "ann@example.com", "crm-1");
    }

    [DatabaseFact]
    public async Task Shows_the_first_of_several_identifiers()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant, "ann@example.com");
        await Commit(Users.AddIdentifier(tenant, user.Id, Named("+1 555 0100"), Clock.GetUtcNow()));

        (await Users.FindByIdentifier(tenant, Named("+1 555 0100"), default))!.Identifier.ShouldBe("ann@example.com");
        (await Users.List(tenant, 10, null, default)).Count.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Is_listed_page_by_page()
    {
        var tenant = await NewTenant();
        var ids = new List<UserId>();
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            ids.Add((await NewUser(tenant)).Id);
        }

        var first = await Users.List(tenant, 3, null, default);
        var second = await Users.List(tenant, 3, first[^1].Id, default);

        first.Concat(second).Select(user => user.Id).ShouldBe(ids);
    }

    [DatabaseFact]
    public async Task Is_disabled_and_enabled()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant);
        var (_, token) = await NewSession(user, await NewPasskey(user));

        (await Commit([.. Users.Disable(tenant, user.Id, Clock.GetUtcNow())])).ShouldBe([1, 1]);

        (await Users.Find(tenant, user.Id, default))!.Refusal()!.Code.ShouldBe(AccountsCodes.UserDisabled);
        (await Sessions.FindByToken(tenant, token, default)).ShouldFailWith(AccountsCodes.SessionRevoked);
        (await Commit(Users.Enable(tenant, user.Id))).ShouldBe([1]);
        (await Users.Find(tenant, user.Id, default))!.IsActive.ShouldBeTrue();
    }

    [DatabaseFact]
    public async Task Leaves_when_deleted_only_what_tells_its_passkeys_from_unknown_ones()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant, "ann@example.com", "crm-1");
        var passkey = await NewPasskey(user);
        await NewSession(user, passkey);

        (await Commit([.. Users.Delete(tenant, user.Id, Clock.GetUtcNow())])).ShouldBe([1, 1, 1, 1]);

        var left = (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default)).ShouldNotBeNull();
        left.User.ShouldSatisfyAllConditions(
            one => one.DisplayName.ShouldBeEmpty(),
            one => one.ExternalId.ShouldBeNull(),
            one => one.Identifier.ShouldBeNull(),
            one => one.UserHandle.ShouldBe(user.UserHandle),
            one => one.Refusal()!.Code.ShouldBe(AccountsCodes.UserDeleted));
        left.Passkey.IsLive.ShouldBeFalse();
        left.Passkey.PublicKey.ShouldBe(passkey.PublicKey);
        (await Passkeys.Evidence(tenant, passkey.Id, default)).ShouldBeNull();
        (await Sessions.OfUser(tenant, user.Id, default)).ShouldBeEmpty();
        (await Users.List(tenant, 10, null, default)).ShouldBeEmpty();
        (await Commit([.. Users.Delete(tenant, user.Id, Clock.GetUtcNow())])).ShouldAllBe(rows => rows == 0);
        await NewUser(tenant, "ann@example.com", "crm-1");
    }

    [DatabaseFact]
    public async Task Has_the_role_that_was_granted_last()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant);
        var tokens = new SetupTokens(Database, Clock);
        (await tokens.HasAdministrator(tenant, default)).ShouldBeFalse();

        foreach (var role in new[] { Role.Operator, Role.Administrator })
        {
            await Commit(Users.GrantRole(tenant, user.Id, role));
            (await Users.Find(tenant, user.Id, default))!.Role.ShouldBe(role);
        }

        (await tokens.HasAdministrator(tenant, default)).ShouldBeTrue();
    }

    private static Identifier Named(string text) => Identifier.Parse(text).ShouldSucceed();
}
