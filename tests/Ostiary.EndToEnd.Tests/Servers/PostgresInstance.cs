using System.Diagnostics;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>A PostgreSQL of its own that a test may stop and start, by the same script that <c>./test</c> uses.</summary>
internal sealed class PostgresInstance : IAsyncDisposable
{
    private readonly string _home;

    private PostgresInstance(string address, string home) => (Address, _home) = (address, home);

    /// <summary>The superuser's connection string.</summary>
    public string Address { get; }

    /// <summary>Makes one in a temporary directory and starts it.</summary>
    public static async Task<PostgresInstance> Start()
    {
        var said = await Script("start_postgres hasty && printf '%s\\n%s\\n' \"$OSTIARY_TEST_POSTGRES\" \"$postgres_home\"");
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new PostgresInstance(lines[^2], lines[^1]);
    }

    /// <summary>Stops it at once, as a lost machine does.</summary>
    public Task Stop() => Control("-m immediate stop");

    /// <summary>Starts it again on the same data and the same port.</summary>
    public Task StartAgain()
    {
        var port = new Npgsql.NpgsqlConnectionStringBuilder(Address).Port;
        return Control($"-w -l '{_home}/log' -o '-p {port} -h 127.0.0.1 -k {_home} -c fsync=off' start");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Script($"postgres_home='{_home}'; stop_postgres");

    private Task<string> Control(string command) =>
        Script($"programs=$(postgres_programs); cd '{_home}'; as_postgres \"$programs/pg_ctl\" -s -D '{_home}/data' {command}");

    private static async Task<string> Script(string command)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"source eng/machine.sh; source eng/postgres.sh; {command}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Built.Root,
        };
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? said : throw new InvalidOperationException($"{command} ended with {shell.ExitCode}: {said}");
    }
}
