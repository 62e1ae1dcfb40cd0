using System.Diagnostics;
using System.Globalization;
using System.Net;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class The_serve_command : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServerPlace _place = ServerPlace.OnSqlite();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Takes_the_server_along_when_it_is_asked_to_end()
    {
        using var wire = Wire.To(_place.Origin);
        using var command = CommandLine.Begin("serve", "--port", _place.Port.ToString(CultureInfo.InvariantCulture), "--data", _place.Folder);
        await Eventually.Holds("the server is ready", Patience, async () => await Wire.StatusOf(wire, "/readyz") == HttpStatusCode.OK);

        using (var shell = Process.Start("/bin/sh", ["-c", $"kill -TERM {command.Id}"]))
            await shell.WaitForExitAsync();

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await command.WaitForExitAsync(limit.Token);
        command.ExitCode.ShouldBe(0);
        (await Wire.StatusOf(wire, "/healthz")).ShouldBeNull("nobody may be left at the port");
    }
}
