using System.Data.Common;
using System.Globalization;

namespace Ostiary.Storage;

/// <summary>Brings the schema forward to what this build needs. Several nodes may start at once: one works, the others wait and find it done.</summary>
/// <remarks>
/// All pending migrations run in one transaction: after a crash there is the old schema or the new one. A migration that was applied is
/// never changed; its checksum tells. Migrations of a newer build are left alone, so that an older node goes on during a rolling upgrade.
/// </remarks>
public sealed class Migrator(Database database, TimeProvider clock)
{
    private const string CreateLog =
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number        BIGINT NOT NULL PRIMARY KEY,
            name          TEXT   NOT NULL,
            checksum      TEXT   NOT NULL,
            applied_at_ms BIGINT NOT NULL
        );
        """;

    private const string FindLogInSqlite =
        """
        SELECT COUNT(*)
          FROM sqlite_master
         WHERE name = 'schema_migrations'
        """;

    private const string FindLogInPostgres =
        """
        SELECT COUNT(*)
          FROM pg_catalog.pg_tables
         WHERE tablename = 'schema_migrations'
           AND schemaname = ANY (current_schemas(false))
        """;

    private const string ReadLog =
        """
        SELECT number,
               checksum
          FROM schema_migrations
         ORDER BY number
        """;

    private const string AppendLog =
        """
        INSERT INTO schema_migrations (number, name, checksum, applied_at_ms)
        VALUES (@number, @name, @checksum, @now)
        """;

    /// <summary>Applies what is pending; returns how many migrations that was.</summary>
    /// <exception cref="MigrationException">An applied migration was changed since.</exception>
    public async Task<int> Apply(IReadOnlyList<Migration> migrations, CancellationToken cancel)
    {
        // A server whose tables another account owns may neither make them nor needs to, and holds up nobody.
        if ((await Pending(migrations, cancel)).Count == 0)
            return 0;

        var applied = 0;
        await database.Exclusively(async connection =>
        {
            await Execute(connection, SchemaWords.Translate(CreateLog, database.Dialect), cancel);
            var log = await Log(connection, cancel);
            foreach (var migration in migrations.Where(migration => IsPending(migration, log)))
            {
                await Execute(connection, SchemaWords.Translate(migration.Sql, database.Dialect), cancel);
                await Record(connection, migration, cancel);
                applied++;
            }
        }, cancel);
        return applied;
    }

    /// <summary>Those that <see cref="Apply"/> would apply now. Changes nothing.</summary>
    /// <exception cref="MigrationException">An applied migration was changed since.</exception>
    public async Task<IReadOnlyList<Migration>> Pending(IReadOnlyList<Migration> migrations, CancellationToken cancel)
    {
        var exists = await database.ReadFirst(new Statement(FindLog(database.Dialect)), row => row.GetInt64(0), cancel) > 0;
        var log = exists
            ? (await database.Read(new Statement(ReadLog), row => (Number: row.GetInt64(0), Checksum: row.GetString(1)), cancel)).ToDictionary(row => row.Number, row => row.Checksum)
            : [];
        return [.. migrations.Where(migration => IsPending(migration, log))];
    }

    private static string FindLog(Dialect dialect) => dialect == Dialect.Sqlite ? FindLogInSqlite : FindLogInPostgres;

    private static bool IsPending(Migration migration, Dictionary<long, string> log) =>
        !log.TryGetValue(migration.Number, out var checksum)
        || (!string.Equals(checksum, migration.Checksum, StringComparison.Ordinal)
            ? throw new MigrationException(string.Create(CultureInfo.InvariantCulture, $"Migration {migration.Number:0000}_{migration.Name} was changed after it had been applied to this database."))
            : false);

    private static async Task<Dictionary<long, string>> Log(DbConnection connection, CancellationToken cancel)
    {
        var log = new Dictionary<long, string>();
        await using var command = connection.CreateCommand();
        command.CommandText = ReadLog;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            log.Add(reader.GetInt64(0), reader.GetString(1));

        return log;
    }

    private async Task Record(DbConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = AppendLog;
        Add(command, "number", (long)migration.Number);
        Add(command, "name", migration.Name);
        Add(command, "checksum", migration.Checksum);
        Add(command, "now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is an embedded resource of a room.
        command.CommandText = sql;
#pragma warning restore CA2100
        // A migration may take as long as it takes.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
