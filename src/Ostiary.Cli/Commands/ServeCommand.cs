using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary serve</c>: runs the server until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const string Help =
        """
        Runs the server until Ctrl-C. Everything else is configured by OSTIARY__Room__Setting in the environment (docs/reference/configuration.md).

          ostiary serve --port 8080 --data ./data
          ostiary serve --origin https://id.example.com --database postgres://user:password@localhost:5432/ostiary
        """;

    private const int CannotStart = 2;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on this machine.", DefaultValueFactory = _ => 8080 };
        var data = new Option<string>("--data") { Description = "The data directory: master key and, with SQLite, the database.", DefaultValueFactory = _ => ".data" };
        var origin = new Option<string?>("--origin") { Description = "The address that people see; http://localhost:PORT when absent." };
        var database = new Option<string>("--database") { Description = "sqlite, or postgres://user:password@host:port/name.", DefaultValueFactory = _ => "sqlite" };

        var command = new Command("serve", Help) { port, data, origin, database };
        command.SetAction((arguments, cancel) => Run(
            arguments.GetValue(port), arguments.GetValue(data)!, arguments.GetValue(origin), arguments.GetValue(database)!, cancel));
        return command;
    }

    private static async Task<int> Run(int port, string data, string? origin, string database, CancellationToken cancel)
    {
        if (FindServer() is not { } server)
        {
            await Console.Error.WriteLineAsync("Ostiary.Server.dll is neither beside this program nor built yet: run `dotnet build src/Ostiary.Server` first.");
            return CannotStart;
        }

        if (database != "sqlite" && !database.StartsWith("postgres://", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync("--database is `sqlite` or an address such as postgres://user:password@localhost:5432/ostiary");
            return CannotStart;
        }

        var local = port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [server]) { UseShellExecute = false };
        start.Environment["OSTIARY__Server__PublicOrigin"] = origin ?? $"http://localhost:{local}";
        start.Environment["OSTIARY__Server__DataDirectory"] = Path.GetFullPath(data);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{local}";
        if (database != "sqlite")
            start.Environment["OSTIARY__Database__Postgres"] = database;

        using var process = Process.Start(start)!;
        // The terminal sends Ctrl-C to both; this one only waits until the server has stopped in order.
        await process.WaitForExitAsync(CancellationToken.None);
        return cancel.IsCancellationRequested ? 0 : process.ExitCode;
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
