using System.Net;
using System.Net.Sockets;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>What stays when a server process ends: its address, its data directory and its settings.</summary>
internal sealed class ServerPlace : IDisposable
{
    private ServerPlace(int port) => Port = port;

    /// <summary>The port of the loopback interface.</summary>
    public int Port { get; }

    /// <summary>Where its pages are.</summary>
    public string Origin => $"http://localhost:{Port}";

    /// <summary>The data directory: the master key, the link of the first administrator, and with SQLite the database.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ostiary-e2e-").FullName;

    /// <summary>More settings, as <c>Room:Setting</c>. Limits are wide: these tests are one address that does the work of many.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["Limits:PerAddressPrefixPerMinute"] = "1000000",
        ["Ceremonies:AttemptsPerPersonPerMinute"] = "1000",
    };

    /// <summary>A place with a SQLite file of its own.</summary>
    public static ServerPlace OnSqlite() => new(FreePort());

    /// <summary>A place on a PostgreSQL database.</summary>
    public static ServerPlace OnPostgres(string connectionString)
    {
        var place = new ServerPlace(FreePort());
        place.Settings["Database:Postgres"] = connectionString;
        return place;
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The one-time link of the first administrator.</summary>
    public async Task<string> FirstAdministratorLink() =>
        (await File.ReadAllTextAsync(Path.Combine(Folder, "first-administrator.txt"))).Trim();

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
