using Microsoft.Extensions.DependencyInjection;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

/// <summary>Tests of a whole server, on a fresh database of the kind that the subclass names.</summary>
public abstract class OnServer(DatabaseFixture databases) : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "relying_parties", "api_keys", "users", "user_identifiers", "passkeys", "sessions", "audit_entries", "setup_tokens", "setup_token_uses",
        "burnt_ceremonies", "repeatable_requests",
    ];

    private DatabaseOptions _options = null!;

    /// <summary>The server; it starts with the first request.</summary>
    protected RunningServer Server { get; private set; } = null!;

    /// <summary>Its database.</summary>
    protected Database Database => Server.Services.GetRequiredService<Database>();

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        _options = await databases.CreateForServer();
        Server = new RunningServer { Wrap = Wrap };
        if (_options.Postgres is { } postgres)
            Server.Settings["Database:Postgres"] = postgres;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await databases.Remove(_options);
    }

    /// <summary>Wraps the database; as it is, unless a subclass says otherwise.</summary>
    protected virtual Database Wrap(Database real) => real;

    /// <summary>Starts a new server on the same data.</summary>
    protected void Restart() => Server = Server.Restart();

    /// <summary>How many rows each table has.</summary>
    protected async Task<string> Rows()
    {
        var counts = new List<string>();
        foreach (var table in Tables)
            counts.Add($"{table} {await Database.ReadFirst(new Statement($"SELECT count(*) FROM {table}"), row => row.GetInt64(0), default)}");

        return string.Join('\n', counts);
    }

    /// <summary>The first column of a query.</summary>
    protected Task<List<string?>> Texts(string sql) => Database.Read(new Statement(sql), row => row.TextOrNull(0), default);

    /// <summary>How many rows one table has.</summary>
    protected Task<long> Count(string table) => Database.ReadFirst(new Statement($"SELECT count(*) FROM {table}"), row => row.GetInt64(0), default);
}
