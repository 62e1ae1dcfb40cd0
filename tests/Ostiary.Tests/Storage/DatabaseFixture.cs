using System.Reflection;
using Npgsql;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Storage;

/// <summary>A fresh database for one test class, with every room's schema.</summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private static readonly Assembly[] Rooms = [AccountsSchema.Assembly, CeremoniesSchema.Assembly, TelemetrySchema.Assembly];

    public Database Database { get; private set; } = null!;

    public DatabaseOptions Options { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Options = await Create();
        Database = Databases.Open(Options);
        await new Migrator(Database, TimeProvider.System).Apply(Migration.In(Database.Dialect, Rooms), default);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        await Remove(Options);
    }

    /// <summary>One more empty database, without any schema.</summary>
    public abstract Task<DatabaseOptions> Create();

    public abstract Task Remove(DatabaseOptions options);
}

public sealed class SqliteFixture : DatabaseFixture
{
    public override Task<DatabaseOptions> Create() =>
        Task.FromResult(new DatabaseOptions { SqliteFile = Path.Combine(Directory.CreateTempSubdirectory("ostiary-").FullName, "ostiary.db") });

    public override Task Remove(DatabaseOptions options)
    {
        Directory.Delete(Path.GetDirectoryName(options.SqliteFile)!, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class PostgresFixture : DatabaseFixture
{
    /// <summary>Names a PostgreSQL on which the tests may create databases.</summary>
    public const string Variable = "OSTIARY_TEST_POSTGRES";

    public static string? Address => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? address : null;

    public override async Task<DatabaseOptions> Create()
    {
        var name = $"ostiary_{Convert.ToHexStringLower(Entropy.System.Bytes(8))}";
        await OnServer($"CREATE DATABASE {name}");
        return new DatabaseOptions { Postgres = new NpgsqlConnectionStringBuilder(Address) { Database = name }.ToString(), MaxConnections = 20 };
    }

    public override Task Remove(DatabaseOptions options) =>
        OnServer($"DROP DATABASE {new NpgsqlConnectionStringBuilder(options.Postgres).Database} WITH (FORCE)");

    public static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Address) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
