using System.Reflection;
using Npgsql;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Insights;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Storage;

/// <summary>A fresh database for one test class, with every room's schema.</summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private static readonly Assembly[] Rooms = [AccountsSchema.Assembly, CeremoniesSchema.Assembly, TelemetrySchema.Assembly, InsightsSchema.Assembly];

    public Database Database { get; private set; } = null!;

    public DatabaseOptions Options { get; private set; } = null!;

    /// <summary>Whether there is a server for it; where there is none, the tests of the class are left out.</summary>
    protected virtual bool IsThere => true;

    public async Task InitializeAsync()
    {
        if (!IsThere)
            return;

        Options = await CreateForServer();
        Database = Databases.Open(Options);
        await Furnish(Database);
    }

    public async Task DisposeAsync()
    {
        if (!IsThere)
            return;

        await Database.DisposeAsync();
        await Remove(Options);
    }

    /// <summary>One more empty database, without any schema.</summary>
    public abstract Task<DatabaseOptions> Create();

    /// <summary>One more database without any row. It may have its schema already; a server looks and makes what is missing.</summary>
    public virtual Task<DatabaseOptions> CreateForServer() => Create();

    public abstract Task Remove(DatabaseOptions options);

    /// <summary>Gives a database every room's schema.</summary>
    protected static Task Furnish(Database database) =>
        new Migrator(database, TimeProvider.System).Apply(Migration.In(database.Dialect, Rooms), default);
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

    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    public static string? Address => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? address : null;

    protected override bool IsThere => Address is not null;

    public override Task<DatabaseOptions> Create() => Copy("template1");

    /// <summary>A copy of one that was migrated once in this process: migrating each would take longer than most of what is tested on it.</summary>
    public override async Task<DatabaseOptions> CreateForServer() => await Copy(await Template.Value);

    public override Task Remove(DatabaseOptions options) => Drop(NameOf(options));

    public static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Address) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    // Copying files takes a tenth of the work of PostgreSQL's other way, which writes every page to its log as well.
    private static async Task<DatabaseOptions> Copy(string template)
    {
        var name = $"ostiary_{Convert.ToHexStringLower(Entropy.System.Bytes(8))}";
        await OnServer($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return new DatabaseOptions { Postgres = new NpgsqlConnectionStringBuilder(Address) { Database = name }.ToString(), MaxConnections = 20 };
    }

    private static async Task<string> MakeTemplate()
    {
        var options = await Copy("template1");
        var name = NameOf(options);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name).GetAwaiter().GetResult();
        await using var database = Databases.Open(options);
        await Furnish(database);
        return name;
    }

    private static Task Drop(string name) => OnServer($"DROP DATABASE {name} WITH (FORCE)");

    private static string NameOf(DatabaseOptions options) => new NpgsqlConnectionStringBuilder(options.Postgres).Database!;
}
