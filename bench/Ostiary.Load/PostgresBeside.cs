using Npgsql;

namespace Ostiary.Load;

/// <summary>The PostgreSQL on this machine: a database of our own in it, which goes when disposed.</summary>
internal sealed class PostgresBeside : IAsyncDisposable
{
    private readonly NpgsqlDataSource _administrator;
    private readonly string _name = FormattableString.Invariant($"ostiary_load_{Environment.ProcessId}");

    private PostgresBeside(string administrator)
    {
        _administrator = NpgsqlDataSource.Create(administrator);
        Address = new NpgsqlConnectionStringBuilder(administrator) { Database = _name }.ConnectionString;
    }

    /// <summary>Where our database is.</summary>
    public string Address { get; }

    /// <summary>The process that started all others.</summary>
    public int Postmaster { get; private set; }

    /// <summary>Version and the settings on which durability hangs.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Makes the database.</summary>
    public static async Task<PostgresBeside> Prepare(string administrator)
    {
        var postgres = new PostgresBeside(administrator);
        await postgres.Run($"DROP DATABASE IF EXISTS {postgres._name} WITH (FORCE)");
        await postgres.Run($"CREATE DATABASE {postgres._name}");
        postgres.Postmaster = ProcessorTime.ParentOf((int)(await postgres.Ask("SELECT pg_backend_pid()"))!);
        postgres.Description = (string)(await postgres.Ask(
            """
            SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
                || ', synchronous_commit ' || current_setting('synchronous_commit')
                || ', full_page_writes ' || current_setting('full_page_writes')
                || ', shared_buffers ' || current_setting('shared_buffers')
            """))!;
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        await Run($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        await _administrator.DisposeAsync();
    }

    private async Task Run(string sql)
    {
        await using var command = _administrator.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> Ask(string sql)
    {
        await using var command = _administrator.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
