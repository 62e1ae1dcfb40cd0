using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ostiary.Load;

/// <summary>A server that runs as a process of its own on a free port of the loopback interface, until disposed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Child(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts a program and waits until it is ready.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Its environment, from the port that it shall listen on; <c>ASPNETCORE_URLS</c> names that port, too.</param>
    /// <param name="onPort">The port; null for a free one.</param>
    public static async Task<Child> Start(string program, string[] arguments, Func<int, Dictionary<string, string>> settings, int? onPort = null)
    {
        var port = onPort ?? FreePort();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = FormattableString.Invariant($"http://127.0.0.1:{port}");
        foreach (var (name, value) in settings(port))
            start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        // Its log is read and forgotten, or a full pipe would stop it.
        process.BeginOutputReadLine();
        var child = new Child(process, port);
        await child.UntilReady();
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task UntilReady()
    {
        using var wire = new Wire(Port);
        var from = Stopwatch.GetTimestamp();
        while (wire.TryGet("/readyz") is null)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(from) > Patience)
                throw new InvalidOperationException("The server did not become ready");

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
