using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class A_commit_of_rows_on_SQLite(SqliteFixture database) : A_commit_of_rows(database), IClassFixture<SqliteFixture>;

public sealed class A_commit_of_rows_on_PostgreSQL(PostgresFixture database) : A_commit_of_rows(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>Many rows at once, each by its key, beside statements: few are inserted, many are copied where the database can.</summary>
public abstract class A_commit_of_rows(DatabaseFixture fixture) : IAsyncLifetime
{
    private static readonly Migration Leaves = new(
        9002,
        "create_leaves",
        """
        CREATE TABLE leaves (
            tree  TEXT   NOT NULL,
            leaf  BIGINT NOT NULL CHECK (leaf >= 0),
            note  TEXT,
            body  BYTES,
            extra TEXT   NOT NULL DEFAULT 'untold',
            PRIMARY KEY (tree, leaf)
        );
        """);

    private static readonly RowTable Table = new(
        "leaves", Key: ["tree", "leaf"],
        [("tree", ColumnKind.Text), ("leaf", ColumnKind.Number), ("note", ColumnKind.Text), ("body", ColumnKind.Bytes)]);

    // So few are inserted and so many are copied, where the database can.
    private static readonly int[] FewAndMany = [12, 120];

    private string _tree = "";

    private Database Database => fixture.Database;

    public Task InitializeAsync()
    {
        PlantATree();
        return new Migrator(Database, TimeProvider.System).Apply([Leaves], default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public Task Writes_every_row_and_says_how_many() => ForEach([0, 1, 9, 10, 11, 39, 40, 500], async count =>
    {
        var committed = await Database.Commit([], Rows(0, count), [Mark()], default);

        committed.RowsAffected.ShouldBe([count, 1]);
        (await Numbers()).ShouldBe([-1, .. Enumerable.Range(0, count).Select(number => (long)number)]);
    });

    [DatabaseFact]
    public Task Passes_over_rows_that_are_there_already_and_leaves_them_as_they_are() => ForEach(FewAndMany, async count =>
    {
        await Database.Commit([], new NewRows(Table, [[_tree, 3L, "first", null]]), [], default);

        var committed = await Database.Commit([], Rows(0, count), [Mark()], default);

        committed.RowsAffected.ShouldBe([count - 1, 1]);
        (await Notes(3)).ShouldBe(["first"]);
        (await Numbers()).Count.ShouldBe(count + 1);
    });

    [DatabaseFact]
    public Task Writes_a_row_once_that_comes_twice_in_it() => ForEach(FewAndMany, async count =>
    {
        var rows = Rows(0, count).Rows;

        var committed = await Database.Commit([], new NewRows(Table, [.. rows, rows[0]]), [], default);

        committed.RowsAffected.ShouldBe([count]);
        (await Numbers()).Count.ShouldBe(count);
    });

    [DatabaseFact]
    public Task Writes_rows_in_the_place_of_those_that_a_statement_before_them_deletes() => ForEach(FewAndMany, async count =>
    {
        await Database.Commit([], new NewRows(Table, [[_tree, 3L, "first", null], [_tree, 5L, "second", null]]), [], default);

        var committed = await Database.Commit([Fell(3)], Rows(0, count), [Mark()], default);

        committed.RowsAffected.ShouldBe([1, count - 1, 1]);
        (await Notes(3)).ShouldBe(["odd"]);
        (await Notes(5)).ShouldBe(["second"]);
    });

    [DatabaseFact]
    public Task Keeps_what_a_statement_deleted_when_a_later_one_is_refused() => ForEach(FewAndMany, async count =>
    {
        await Database.Commit([], new NewRows(Table, [[_tree, 3L, "first", null]]), [Mark()], default);

        var committed = await Database.Commit([Fell(3)], Rows(0, count), [Mark()], default);

        committed.ViolatedStatement.ShouldBe(2);
        (await Notes(3)).ShouldBe(["first"]);
    });

    [DatabaseFact]
    public Task Writes_nothing_when_a_statement_before_it_is_refused() => ForEach(FewAndMany, async count =>
    {
        await Database.Commit([Mark()], default);

        var committed = await Database.Commit([Mark()], Rows(0, count), [], default);

        committed.ViolatedStatement.ShouldBe(0);
        (await Numbers()).ShouldBe([-1]);
    });

    [DatabaseFact]
    public Task Writes_nothing_when_a_statement_after_it_is_refused() => ForEach(FewAndMany, async count =>
    {
        await Database.Commit([Mark()], default);

        var committed = await Database.Commit([], Rows(0, count), [Mark()], default);

        committed.ViolatedStatement.ShouldBe(1);
        (await Numbers()).ShouldBe([-1]);
    });

    [DatabaseFact]
    public Task Writes_nothing_when_a_check_refuses_one_of_its_rows() => ForEach(FewAndMany, async count =>
    {
        var committed = await Database.Commit([], new NewRows(Table, [.. Rows(0, count).Rows, [_tree, -7L, null, null]]), [Mark()], default);

        committed.ViolatedStatement.ShouldBe(0);
        (await Numbers()).ShouldBeEmpty();
    });

    [DatabaseFact]
    public Task Keeps_every_kind_of_value() => ForEach([1, 60], async count =>
    {
        byte[] body = [0, 1, 255, 39];
        await Database.Commit(
            [], new NewRows(Table, [.. Enumerable.Range(0, count).Select(number => new object?[] { _tree, (long)number, "é'\"\t\\N\n", body }), [_tree, long.MaxValue, "", Array.Empty<byte>()]]), [], default);

        var rows = await Database.Read(
            new Statement("SELECT leaf, note, body, extra FROM leaves WHERE tree = @tree ORDER BY leaf DESC LIMIT 2", ("tree", _tree)),
            row => (row.GetInt64(0), Note: row.TextOrNull(1), Body: row.BytesOrNull(2), Extra: row.GetString(3)), default);

        rows[0].ShouldSatisfyAllConditions(row => row.Note.ShouldBe(""), row => row.Body.ShouldBe([]), row => row.Extra.ShouldBe("untold"));
        rows[1].ShouldSatisfyAllConditions(row => row.Note.ShouldBe("é'\"\t\\N\n"), row => row.Body.ShouldBe(body));
    });

    [DatabaseFact]
    public async Task Is_written_once_however_many_bring_the_same_rows_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Database.Commit([], Rows(0, 80), [], default))));

        all.Sum(one => one.RowsAffected[0]).ShouldBe(80);
        (await Numbers()).Count.ShouldBe(80);
    }

    [DatabaseFact]
    public async Task Survives_those_that_bring_the_same_rows_in_another_order()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(turn => Task.Run(() => Database.Commit(
            [], turn % 2 == 0 ? Rows(0, 80) : new NewRows(Table, [.. Rows(0, 80).Rows.Reverse()]), [], default))));

        all.Sum(one => one.RowsAffected[0]).ShouldBe(80);
    }

    private async Task ForEach(int[] counts, Func<int, Task> test)
    {
        foreach (var count in counts)
        {
            PlantATree();
            await test(count);
        }
    }

    private void PlantATree() => _tree = Convert.ToHexStringLower(Entropy.System.Bytes(6));

    private NewRows Rows(int first, int count) =>
        new(Table, [.. Enumerable.Range(first, count).Select(number => new object?[] { _tree, (long)number, number % 2 == 0 ? null : "odd", null })]);

    private Statement Mark() => new("INSERT INTO leaves (tree, leaf, note) VALUES (@tree, @leaf, 'mark')", ("tree", _tree + " marks"), ("leaf", 0L));

    private Statement Fell(long leaf) => new("DELETE FROM leaves WHERE tree = @tree AND leaf = @leaf", ("tree", _tree), ("leaf", leaf));

    private async Task<List<long>> Numbers() => await Database.Read(
        new Statement(
            "SELECT CASE WHEN tree = @tree THEN leaf ELSE -1 END AS place FROM leaves WHERE tree IN (@tree, @marks) ORDER BY place",
            ("tree", _tree), ("marks", _tree + " marks")),
        row => row.GetInt64(0), default);

    private async Task<List<string?>> Notes(long leaf) => await Database.Read(
        new Statement("SELECT note FROM leaves WHERE tree = @tree AND leaf = @leaf", ("tree", _tree), ("leaf", leaf)), row => row.TextOrNull(0), default);
}
