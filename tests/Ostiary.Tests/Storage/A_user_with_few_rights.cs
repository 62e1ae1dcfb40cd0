using Npgsql;
using Ostiary.Server.Startup;
using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

/// <summary>A server whose tables another account of PostgreSQL owns.</summary>
public sealed class A_user_with_few_rights(PostgresFixture fixture) : IClassFixture<PostgresFixture>, INeedPostgres, IAsyncLifetime
{
    private readonly string _role = $"visitor_{Convert.ToHexStringLower(Entropy.System.Bytes(8))}";

    private Database _database = null!;

    public async Task InitializeAsync()
    {
        if (PostgresFixture.Address is null)
            return;

        await Owner($"CREATE ROLE {_role} LOGIN PASSWORD 'visitor'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        var address = new NpgsqlConnectionStringBuilder(fixture.Options.Postgres) { Username = _role, Password = "visitor" };
        _database = Databases.Open(new DatabaseOptions { Postgres = address.ToString() });
    }

    public async Task DisposeAsync()
    {
        if (PostgresFixture.Address is null)
            return;

        await _database.DisposeAsync();
        await Owner($"DROP OWNED BY {_role}", $"DROP ROLE {_role}");
    }

    [DatabaseFact]
    public async Task Is_told_what_is_lacking_and_goes_on_when_it_is_given()
    {
        var named = await Should.ThrowAsync<DatabaseUnavailableException>(Users);
        named.Remedy.ShouldContain("lacks a right");

        await Owner($"GRANT SELECT ON users TO {_role}");
        (await Users()).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Starts_on_tables_that_are_there_without_the_right_to_make_any()
    {
        await Owner($"GRANT SELECT ON schema_migrations TO {_role}");

        (await Apply()).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Is_told_who_may_make_the_tables_that_are_missing()
    {
        await Owner($"GRANT SELECT ON schema_migrations TO {_role}");
        var pending = new Migration(9999, "create_more", "CREATE TABLE more (id TEXT NOT NULL PRIMARY KEY);");

        (await Should.ThrowAsync<DatabaseUnavailableException>(() => Apply(pending))).Remedy.ShouldContain("ostiary migrate");
    }

    private Task<List<string>> Users() => _database.Read(new Statement("SELECT id FROM users"), row => row.GetString(0), default);

    private Task<int> Apply(params Migration[] pending) => new Migrator(_database, TimeProvider.System).Apply([.. HouseSchema.Migrations(Dialect.Postgres), .. pending], default);

    private async Task Owner(params string[] statements) =>
        (await fixture.Database.Commit([.. statements.Select(sql => new Statement(sql))], default)).Succeeded.ShouldBeTrue();
}
