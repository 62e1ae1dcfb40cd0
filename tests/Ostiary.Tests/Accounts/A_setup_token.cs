using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_setup_token_on_SQLite(SqliteFixture database) : A_setup_token(database), IClassFixture<SqliteFixture>;

public sealed class A_setup_token_on_PostgreSQL(PostgresFixture database) : A_setup_token(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_setup_token(DatabaseFixture fixture) : OnAccounts(fixture)
{
    private SetupTokens Tokens => new(Database, Clock);

    [DatabaseFact]
    public async Task Makes_one_administrator_however_many_try_at_once()
    {
        var tenant = await NewTenant();
        var (token, create) = Tokens.Create(tenant, Entropy.System);
        await Commit(create);
        (await Tokens.Check(tenant, token, default)).ShouldSucceed();

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Database.Commit(SignUp(tenant, token), default))));

        all.Count(one => one.Succeeded).ShouldBe(1);
        all.Select(one => one.ViolatedStatement).Distinct().ShouldBe([null, 1], ignoreOrder: true);
        (await Users.List(tenant, 200, null, default)).Single().Role.ShouldBe(Role.Administrator);
        (await Tokens.Check(tenant, token, default)).ShouldFailWith(AccountsCodes.SetupTokenSpent);
    }

    [DatabaseFact]
    public async Task Is_spent_after_a_day()
    {
        var tenant = await NewTenant();
        var (token, create) = Tokens.Create(tenant, Entropy.System);
        await Commit(create);

        Clock.Advance(SetupTokens.Lifetime);

        (await Tokens.Check(tenant, token, default)).ShouldFailWith(AccountsCodes.SetupTokenSpent);
        (await Database.Commit(SignUp(tenant, token), default)).ViolatedStatement.ShouldBe(1);
        (await Users.List(tenant, 200, null, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Is_nothing_when_invented_or_shown_to_another_relying_party()
    {
        var tenant = await NewTenant();
        var (token, create) = Tokens.Create(tenant, Entropy.System);
        await Commit(create);
        var other = await NewTenant();

        (await Tokens.Check(tenant, "invented", default)).ShouldFailWith(AccountsCodes.SetupTokenSpent);
        (await Tokens.Check(other, token, default)).ShouldFailWith(AccountsCodes.SetupTokenSpent);
        (await Database.Commit(SignUp(tenant, "invented"), default)).ViolatedStatement.ShouldBe(1);
        (await Database.Commit(SignUp(other, token), default)).ViolatedStatement.ShouldBe(1);
    }

    private Statement[] SignUp(RelyingPartyId tenant, string token)
    {
        var user = User.New(tenant, Clock, Entropy.System) with { Role = Role.Administrator };
        return [Users.Insert(user), SetupTokens.Burn(tenant, token, user.Id, Clock.GetUtcNow())];
    }
}
