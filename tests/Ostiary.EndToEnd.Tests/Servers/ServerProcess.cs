using System.Diagnostics;
using System.Net;
using System.Text;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>The real server as a process of its own: what <c>./run</c> starts.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ServerProcess(ServerPlace place, int port)
    {
        Place = place;
        _process = new Process { StartInfo = StartOf(place, port) };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it runs.</summary>
    public ServerPlace Place { get; }

    /// <summary>Everything that it wrote to its two outputs so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it and waits until it may take traffic.</summary>
    public static async Task<ServerProcess> Ready(ServerPlace place)
    {
        var server = Begin(place);
        try
        {
            await server.UntilReady();
            return server;
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static ServerProcess Begin(ServerPlace place) => Begin(place, place.Port);

    /// <summary>Starts it at a port that is not its place's own, and waits for nothing.</summary>
    public static ServerProcess Begin(ServerPlace place, int port) => new(place, port);

    /// <summary>Waits until <c>/readyz</c> says 200.</summary>
    public async Task UntilReady()
    {
        using var wire = Wire.To(Place.Origin);
        await Eventually.Holds($"{Place.Origin} is ready", LongestStart, async () =>
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server stopped at its start with {_process.ExitCode}: {Said}");

            return await Wire.StatusOf(wire, "/readyz") == HttpStatusCode.OK;
        });
    }

    /// <summary>Ends it as the system does when memory runs out: nothing of it gets to run any more.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Ended();
    }

    /// <summary>Asks it to end, by the signal's name, and answers with its exit code.</summary>
    public async Task<int> Signal(string name)
    {
        using var shell = Process.Start("/bin/sh", ["-c", $"kill -{name} {_process.Id}"]);
        await shell.WaitForExitAsync();
        return await Ended();
    }

    /// <summary>Waits until it has ended by itself and answers with its exit code.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(LongestStop, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private static ProcessStartInfo StartOf(ServerPlace place, int port)
    {
        // A shell without job control hands its background processes an ignored SIGINT, and they pass it on: here it must count again.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Built.Dotnet, Built.Server])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = place.Folder,
        };
        foreach (var variable in start.Environment.Keys.Where(Disturbs).ToList())
            start.Environment.Remove(variable);

        start.Environment["OSTIARY__Server__PublicOrigin"] = place.Origin;
        start.Environment["OSTIARY__Server__DataDirectory"] = place.Folder;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (key, value) in place.Settings)
            start.Environment[$"OSTIARY__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;

        return start;
    }

    private static bool Disturbs(string variable) =>
        variable.StartsWith("OSTIARY__", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);
}
