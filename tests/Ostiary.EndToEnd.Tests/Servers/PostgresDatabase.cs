using Npgsql;
using Ostiary.Kernel;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>A fact that needs PostgreSQL; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Skips where the tests have no PostgreSQL.</summary>
    public PostgresFactAttribute()
    {
        if (PostgresDatabase.Superuser is null)
            Skip = $"{PostgresDatabase.Variable} holds no PostgreSQL connection string; ./test starts one.";
    }
}

/// <summary>An empty PostgreSQL database for one test.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL on which the tests may create databases.</summary>
    public const string Variable = "OSTIARY_TEST_POSTGRES";

    private readonly string _name = $"ostiary_{Convert.ToHexStringLower(Entropy.System.Bytes(8))}";

    /// <summary>How the superuser connects; null where there is no PostgreSQL.</summary>
    public static string? Superuser => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? address : null;

    /// <summary>The connection string.</summary>
    public string Address => new NpgsqlConnectionStringBuilder(Superuser) { Database = _name }.ToString();

    /// <summary>Makes one.</summary>
    public static async Task<PostgresDatabase> Create()
    {
        var database = new PostgresDatabase();
        await OnServer($"CREATE DATABASE {database._name} STRATEGY file_copy");
        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await OnServer($"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Superuser) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
