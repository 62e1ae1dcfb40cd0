using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ostiary.Cli.Commands;

/// <summary>The server's program and where it is to work: what <c>serve</c>, <c>migrate</c> and <c>doctor</c> have in common.</summary>
internal sealed class ServerProgram
{
    /// <summary>The exit status when the program is not there or an option makes no sense.</summary>
    public const int CannotStart = 2;

    private const string Sqlite = "sqlite";
    private const int HighestPort = 65_535;

    private static readonly string[] PostgresSchemes = ["postgres://", "postgresql://"];

    private readonly Option<int> _port = new("--port") { Description = "The port on this machine.", DefaultValueFactory = _ => 8080 };
    private readonly Option<string> _data = new("--data") { Description = "The data directory: master key and, with SQLite, the database.", DefaultValueFactory = _ => ".data" };
    private readonly Option<string?> _origin = new("--origin") { Description = "The address that people see; http://localhost:PORT when absent." };
    private readonly Option<string> _database = new("--database") { Description = "sqlite, or postgres://user:password@host:port/name.", DefaultValueFactory = _ => Sqlite };

    /// <summary>Gives a command the options.</summary>
    public ServerProgram AddTo(Command command)
    {
        _port.Validators.Add(given =>
        {
            // What is no number at all is refused before.
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is < 1 or > HighestPort)
                given.AddError($"--port wants a number from 1 to {HighestPort.ToString(CultureInfo.InvariantCulture)}.");
        });
        foreach (var option in new Option[] { _port, _data, _origin, _database })
            command.Options.Add(option);
        return this;
    }

    /// <summary>Runs the program with its arguments until it ends, and returns its exit status.</summary>
    public async Task<int> Run(ParseResult parsed, params string[] arguments)
    {
        if (FindServer() is not { } server)
        {
            await Console.Error.WriteLineAsync("Ostiary.Server.dll is neither beside this program nor built yet: run `dotnet build src/Ostiary.Server` first.");
            return CannotStart;
        }

        var database = parsed.GetValue(_database)!;
        if (database != Sqlite && !Array.Exists(PostgresSchemes, scheme => database.StartsWith(scheme, StringComparison.Ordinal)))
        {
            await Console.Error.WriteLineAsync("--database is `sqlite` or an address such as postgres://user:password@localhost:5432/ostiary");
            return CannotStart;
        }

        using var process = Process.Start(Start(server, parsed, database, arguments))!;
        // The terminal sends Ctrl-C to both, but whoever else wants this one to end means the server: it is told, and waited for.
        using var told = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Signals.AskToEnd(process));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    private ProcessStartInfo Start(string server, ParseResult parsed, string database, string[] arguments)
    {
        var local = parsed.GetValue(_port).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [server, .. arguments]) { UseShellExecute = false };
        start.Environment["OSTIARY__Server__PublicOrigin"] = parsed.GetValue(_origin) ?? $"http://localhost:{local}";
        start.Environment["OSTIARY__Server__DataDirectory"] = Path.GetFullPath(parsed.GetValue(_data)!);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{local}";
        if (database != Sqlite)
            start.Environment["OSTIARY__Database__Postgres"] = database;
        return start;
    }

    private static string? FindServer()
    {
        var here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string[] places =
        [
            Path.Combine(here, "Ostiary.Server.dll"),
            Path.Combine(here, "..", "..", "Ostiary.Server", Path.GetFileName(here), "Ostiary.Server.dll"),
        ];
        return Array.Find(places, File.Exists) is { } found ? Path.GetFullPath(found) : null;
    }
}
