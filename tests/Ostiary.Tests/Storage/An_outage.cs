using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class An_outage_of_SQLite(SqliteFixture fixture) : IClassFixture<SqliteFixture>
{
    private static readonly Statement One = new("SELECT 1");

    [Fact]
    public async Task Is_named_when_the_file_is_gone()
    {
        var options = await fixture.Create();
        await using var database = Databases.Open(options);
        await database.Ping(default);

        File.Delete(options.SqliteFile!);

        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Ping(default));
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Commit([One], default));
    }

    [Fact]
    public async Task Is_named_when_another_program_holds_the_file_and_ends_with_it()
    {
        var options = await fixture.Create();
        options.CommandTimeout = TimeSpan.FromSeconds(1);
        await using var database = Databases.Open(options);
        await using var other = Databases.Open(options);
        var makeTable = new Statement("CREATE TABLE t (id TEXT)");

        await other.Exclusively(
            async _ => await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Commit([makeTable], default)), default);

        (await database.Commit([makeTable], default)).Succeeded.ShouldBeTrue();
        (await database.Read(One, row => row.GetInt64(0), default)).ShouldBe([1]);
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_NOTADB)]
    [InlineData(SQLitePCL.raw.SQLITE_CORRUPT)]
    public async Task Is_named_with_a_remedy_when_the_file_is_something_else_or_damaged_and_ends_with_it(int error)
    {
        var options = await fixture.Create();
        await using (var whole = Databases.Open(options))
            await whole.Commit([new Statement("CREATE TABLE things (id TEXT)")], default);

        var sound = await File.ReadAllBytesAsync(options.SqliteFile!);
        var broken = sound.ToArray();
        // The first page tells what the file is, what follows its header leads to everything else.
        broken.AsSpan(error == SQLitePCL.raw.SQLITE_NOTADB ? 0 : 100, 64).Fill(0xee);
        await File.WriteAllBytesAsync(options.SqliteFile!, broken);
        await using var database = Databases.Open(options);

        var named = await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Ping(default));
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Commit([One], default));
        named.Message.ShouldContain($"error {error}");
        named.Remedy.ShouldContain(error == SQLitePCL.raw.SQLITE_NOTADB ? "no SQLite database" : "backup");

        await File.WriteAllBytesAsync(options.SqliteFile!, sound);
        await database.Ping(default);
    }

    [Fact]
    public async Task Loses_nothing_that_was_acknowledged_and_leaves_nothing_by_halves()
    {
        var options = await fixture.Create();
        await using var database = Databases.Open(options);
        await database.Commit([new Statement("CREATE TABLE pairs (id INTEGER PRIMARY KEY, half INTEGER)")], default);
        for (var i = 0; i < 50; i++)
            await database.Commit([Half(2 * i), Half((2 * i) + 1)], default);

        await using var reopened = Databases.Open(await AsLeftByAKill(options));

        (await reopened.Read(new Statement("SELECT count(*) FROM pairs"), row => row.GetInt64(0), default)).ShouldBe([100]);
    }

    // A killed process leaves its files as they are: nothing is folded, flushed or closed.
    private async Task<DatabaseOptions> AsLeftByAKill(DatabaseOptions running)
    {
        var left = await fixture.Create();
        File.Copy(running.SqliteFile!, left.SqliteFile!);
        File.Copy(running.SqliteFile + "-wal", left.SqliteFile + "-wal");
        return left;
    }

    private static Statement Half(int id) => new("INSERT INTO pairs (id, half) VALUES (@id, 1)", ("id", id));
}

public sealed class An_outage_of_PostgreSQL(PostgresFixture fixture) : IClassFixture<PostgresFixture>, INeedPostgres
{
    private static readonly Statement One = new("SELECT 1");

    [DatabaseFact]
    public async Task Is_named_when_nobody_listens()
    {
        await using var database = Databases.Open(new DatabaseOptions { Postgres = "postgres://nobody:secret@127.0.0.1:1/none" });

        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Ping(default));
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Commit([One], default));
    }

    [DatabaseFact]
    public async Task Is_named_when_a_statement_takes_too_long()
    {
        await using var database = Databases.Open(new DatabaseOptions { Postgres = fixture.Options.Postgres, CommandTimeout = TimeSpan.FromSeconds(1) });

        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.Commit([new Statement("SELECT pg_sleep(10)")], default));
    }

    [DatabaseFact]
    public async Task Ends_without_a_restart_of_ours()
    {
        await using var database = Databases.Open(fixture.Options);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => database.Ping(default)));
        await PostgresFixture.OnServer(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new Npgsql.NpgsqlConnectionStringBuilder(fixture.Options.Postgres).Database}'");

        for (var again = 0; again < 10; again++)
            (await database.Read(One, row => row.GetInt32(0), default)).ShouldBe([1]);

        await database.Ping(default);
    }
}
