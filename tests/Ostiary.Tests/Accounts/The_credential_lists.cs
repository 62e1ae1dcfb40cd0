using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_credential_lists_on_SQLite(SqliteFixture database) : The_credential_lists(database), IClassFixture<SqliteFixture>;

public sealed class The_credential_lists_on_PostgreSQL(PostgresFixture database)
    : The_credential_lists(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>What strangers are made to look like is what users look like, each relying party by itself.</summary>
public abstract class The_credential_lists(DatabaseFixture fixture) : OnAccounts(fixture)
{
    [DatabaseFact]
    public async Task Count_users_by_what_their_live_passkeys_show()
    {
        var (tenant, other) = (await NewTenant(), await NewTenant());
        await NewPasskey(await NewUser(tenant));
        await NewPasskey(await NewUser(tenant));
        var two = await NewUser(tenant);
        await NewPasskey(two);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await NewPasskey(two);
        var gone = await NewPasskey(await NewUser(tenant));
        await Commit(Passkeys.Delete(tenant, gone.UserId, gone.Id, Clock.GetUtcNow()));
        await NewPasskey(await NewUser(other));

        using var lists = new CredentialLists(Database, Clock);

        (await Seen(lists, tenant)).ShouldBe(["2 × 32 internal hybrid", "1 × 32 internal hybrid, 32 internal hybrid"]);
        (await Seen(lists, other)).ShouldBe(["1 × 32 internal hybrid"]);
    }

    [DatabaseFact]
    public async Task Are_read_again_after_their_lifetime_and_not_before()
    {
        var tenant = await NewTenant();
        using var lists = new CredentialLists(Database, Clock);
        (await lists.Of(tenant, default)).ShouldBeEmpty();
        await NewPasskey(await NewUser(tenant));

        (await lists.Of(tenant, default)).ShouldBeEmpty();
        Clock.Advance(CredentialLists.Lifetime);
        (await Seen(lists, tenant)).ShouldHaveSingleItem();
    }

    private static async Task<IEnumerable<string>> Seen(CredentialLists lists, RelyingPartyId tenant) =>
        (await lists.Of(tenant, default)).OrderByDescending(list => list.Users)
            .Select(list => $"{list.Users} × {string.Join(", ", list.Credentials.Select(one => $"{one.IdLength} {string.Join(' ', one.Transports)}"))}");
}
