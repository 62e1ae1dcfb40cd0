using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class The_schema_on_SQLite(SqliteFixture database) : The_schema(database), IClassFixture<SqliteFixture>;

public sealed class The_schema_on_PostgreSQL(PostgresFixture database) : The_schema(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_schema(DatabaseFixture fixture) : IAsyncLifetime
{
    private static readonly Migration First = new(1, "create_things", "CREATE TABLE things (\n    id TEXT NOT NULL PRIMARY KEY,\n    size BIGINT,\n    body BYTES\n);");
    private static readonly Migration Second = new(2, "add_thing", "INSERT INTO things (id) VALUES ('one');");

    private DatabaseOptions _options = null!;
    private Database _empty = null!;

    public async Task InitializeAsync()
    {
        _options = await fixture.Create();
        _empty = Databases.Open(_options);
    }

    public async Task DisposeAsync()
    {
        await _empty.DisposeAsync();
        await fixture.Remove(_options);
    }

    [DatabaseFact]
    public async Task Goes_forward_once()
    {
        (await Apply(First)).ShouldBe(1);
        (await Apply(First, Second)).ShouldBe(1);
        (await Apply(First, Second)).ShouldBe(0);
        (await Things()).ShouldBe(["one"]);
    }

    [DatabaseFact]
    public async Task Says_what_is_pending_and_changes_nothing()
    {
        (await Pending(First, Second)).ShouldBe([First, Second]);
        (await Apply(First)).ShouldBe(1);
        (await Pending(First, Second)).ShouldBe([Second]);
        (await Things()).ShouldBeEmpty();

        await Apply(First, Second);
        (await Pending(First, Second)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Gets_not_even_a_log_by_being_asked_what_is_pending()
    {
        await Pending(First);

        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            _empty.Read(new Statement("SELECT name FROM schema_migrations"), row => row.GetString(0), default));
    }

    [DatabaseFact]
    public async Task Refuses_to_say_what_is_pending_after_a_step_that_was_changed()
    {
        await Apply(First);

        await Should.ThrowAsync<MigrationException>(() => Pending(new Migration(First.Number, First.Name, First.Sql + " ")));
    }

    [DatabaseFact]
    public async Task Is_left_as_it_was_when_a_step_fails()
    {
        await Apply(First);
        var broken = new Migration(3, "break", "INSERT INTO nothing (id) VALUES ('x');");

        await Should.ThrowAsync<System.Data.Common.DbException>(() => Apply(First, Second, broken));
        (await Things()).ShouldBeEmpty();

        (await Apply(First, Second)).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Refuses_a_step_that_was_changed_after_it_had_been_applied()
    {
        await Apply(First);

        await Should.ThrowAsync<MigrationException>(() => Apply(new Migration(First.Number, First.Name, First.Sql + " ")));
    }

    [DatabaseFact]
    public async Task Goes_forward_once_when_nodes_start_together()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var node = Databases.Open(_options);
            return await new Migrator(node, TimeProvider.System).Apply([First, Second], default);
        })));

        applied.Sum().ShouldBe(2);
        (await Things()).ShouldBe(["one"]);
    }

    [DatabaseFact]
    public async Task Lets_an_older_node_go_on_beside_a_newer_one()
    {
        await Apply(First, Second);

        (await Apply(First)).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Refuses_a_value_of_another_type()
    {
        await Apply(First);

        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            _empty.Commit([new Statement("INSERT INTO things (id, size) VALUES ('odd', 'large')")], default));
    }

    private Task<int> Apply(params Migration[] migrations) => new Migrator(_empty, TimeProvider.System).Apply(migrations, default);

    private Task<IReadOnlyList<Migration>> Pending(params Migration[] migrations) => new Migrator(_empty, TimeProvider.System).Pending(migrations, default);

    private Task<List<string>> Things() => _empty.Read(new Statement("SELECT id FROM things ORDER BY id"), row => row.GetString(0), default);
}
