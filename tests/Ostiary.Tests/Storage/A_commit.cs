using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class A_commit_on_SQLite(SqliteFixture database) : A_commit(database), IClassFixture<SqliteFixture>;

public sealed class A_commit_on_PostgreSQL(PostgresFixture database) : A_commit(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_commit(DatabaseFixture fixture) : IAsyncLifetime
{
    private static readonly Migration Notes = new(
        9001,
        "create_notes",
        """
        CREATE TABLE notes (
            id     TEXT   NOT NULL PRIMARY KEY,
            parent TEXT   REFERENCES notes (id),
            weight BIGINT NOT NULL CHECK (weight >= 0),
            body   BYTES
        );
        """);

    private readonly string _prefix = Convert.ToHexStringLower(Entropy.System.Bytes(6));

    private Database Database => fixture.Database;

    public Task InitializeAsync() => new Migrator(Database, TimeProvider.System).Apply([Notes], default);

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Says_how_many_rows_each_statement_changed()
    {
        var committed = await Database.Commit([Add("a"), Add("b"), Reweigh(7), Reweigh(8, "nobody")], default);

        committed.Succeeded.ShouldBeTrue();
        committed.RowsAffected.ShouldBe([1, 1, 2, 0]);
    }

    [DatabaseFact]
    public async Task Keeps_every_kind_of_value()
    {
        byte[] body = [0, 1, 255, 39];
        await Database.Commit([Add("é'\"", weight: long.MaxValue, body: body), Add("none")], default);

        var rows = await Database.Read(
            new Statement("SELECT id, parent, weight, body FROM notes WHERE id LIKE @prefix ORDER BY weight", ("prefix", _prefix + "%")),
            row => (Id: row.GetString(0), Parent: row.TextOrNull(1), Weight: row.GetInt64(2), Body: row.BytesOrNull(3)),
            default);

        rows[0].ShouldBe((_prefix + "none", null, 1, null));
        rows[1].Id.ShouldBe(_prefix + "é'\"");
        rows[1].Weight.ShouldBe(long.MaxValue);
        rows[1].Body.ShouldBe(body);
    }

    [DatabaseFact]
    public async Task Tells_nothing_from_null_and_keeps_long_text_whole()
    {
        var text = _prefix + string.Concat(Enumerable.Repeat("ß\U0001f511", 2_000));
        await Database.Commit([Add("empty", body: []), Add("", body: [1])], default);
        await Database.Commit([new Statement("INSERT INTO notes (id, weight) VALUES (@id, @weight)", ("id", text), ("weight", 3L))], default);

        var rows = await Database.Read(
            new Statement("SELECT id, body FROM notes WHERE id LIKE @prefix ORDER BY length(id)", ("prefix", _prefix + "%")),
            row => (Id: row.GetString(0), Body: row.BytesOrNull(1)),
            default);

        rows.Select(row => row.Id).ShouldBe([_prefix, _prefix + "empty", text]);
        rows.Select(row => row.Body?.Length).ShouldBe([1, 0, null]);
    }

    [DatabaseFact]
    public async Task Takes_values_by_their_names_in_whatever_order_they_come()
    {
        const string Text = "INSERT INTO notes (id, weight) VALUES (@id, @weight)";
        await Database.Commit([new Statement(Text, ("id", _prefix + "one"), ("weight", 1L))], default);
        await Database.Commit([new Statement(Text, ("weight", 2L), ("id", _prefix + "two"))], default);

        (await Count()).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Writes_nothing_when_its_last_statement_is_taken_already()
    {
        await Database.Commit([Add("taken")], default);

        var committed = await Database.Commit([Add("first"), Add("second"), Add("taken")], default);

        committed.ViolatedStatement.ShouldBe(2);
        committed.RowsAffected.ShouldBeEmpty();
        (await Count()).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Names_the_statement_that_a_check_or_a_foreign_key_refuses()
    {
        (await Database.Commit([Add("light"), Add("negative", weight: -1), Add("other")], default)).ViolatedStatement.ShouldBe(1);
        (await Database.Commit([Add("orphan", parent: "nobody"), Add("other")], default)).ViolatedStatement.ShouldBe(0);
        (await Count()).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Throws_at_a_mistake_of_ours_and_the_next_one_goes_on()
    {
        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            Database.Commit([Add("before"), new Statement("INSERT INTO notes (id, weight) VALUES (@id, NULL)", ("id", _prefix + "broken"))], default));
        (await Count()).ShouldBe(0);

        (await Database.Commit([Add("after")], default)).Succeeded.ShouldBeTrue();
    }

    [DatabaseFact]
    public async Task Burns_a_thing_once_however_many_try_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Database.Commit([Add($"effect-{i}"), Add("burnt")], default))));

        all.Count(one => one.Succeeded).ShouldBe(1);
        all.Select(one => one.ViolatedStatement).Distinct().ShouldBe([null, 1], ignoreOrder: true);
        (await Count()).ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Is_not_touched_by_the_mistakes_of_those_at_the_same_time()
    {
        var mistake = new Statement("INSERT INTO notes (id, weight) VALUES (@id, NULL)", ("id", _prefix + "broken"));

        var all = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await Database.Commit(i % 3 == 0 ? [Add($"{i}"), mistake] : [Add($"{i}"), Add($"{i}-too")], default)).Succeeded;
            }
            catch (System.Data.Common.DbException)
            {
                return false;
            }
        })));

        all.Count(succeeded => succeeded).ShouldBe(40);
        (await Count()).ShouldBe(80);
    }

    [DatabaseFact]
    public async Task Survives_those_that_lock_the_same_rows_in_another_order()
    {
        await Database.Commit([Add("x"), Add("y")], default);

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Database.Commit(
            i % 2 == 0 ? [Increment("x"), Increment("y")] : [Increment("y"), Increment("x")], default))));

        all.ShouldAllBe(one => one.Succeeded);
        (await Database.Read(new Statement("SELECT weight FROM notes WHERE id LIKE @prefix", ("prefix", _prefix + "%")), row => row.GetInt64(0), default))
            .ShouldBe([7, 7]);
    }

    [DatabaseFact]
    public async Task Does_not_begin_when_its_caller_has_gone()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Database.Commit([Add("late")], new CancellationToken(canceled: true)));
        (await Count()).ShouldBe(0);
    }

    private Statement Add(string id, string? parent = null, long weight = 1, byte[]? body = null) => new(
        "INSERT INTO notes (id, parent, weight, body) VALUES (@id, @parent, @weight, @body)",
        ("id", _prefix + id), ("parent", parent), ("weight", weight), ("body", body));

    private Statement Reweigh(long weight, string suffix = "%") =>
        new("UPDATE notes SET weight = @weight WHERE id LIKE @pattern", ("weight", weight), ("pattern", _prefix + suffix));

    private Statement Increment(string id) => new("UPDATE notes SET weight = weight + 1 WHERE id = @id", ("id", _prefix + id));

    private async Task<long> Count() => (await Database.Read(
        new Statement("SELECT count(*) FROM notes WHERE id LIKE @pattern", ("pattern", _prefix + "%")), row => row.GetInt64(0), default))[0];
}
