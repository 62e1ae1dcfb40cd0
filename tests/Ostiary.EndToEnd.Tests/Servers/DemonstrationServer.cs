using System.Diagnostics;
using System.Globalization;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>The server of <c>./run --demo</c>: 60 days of made-up people behind it, with the stories that are planted in them.</summary>
internal sealed class DemonstrationServer : IAsyncDisposable
{
    private const int Days = 60;
    private const string Seed = "ostiary";
    private const string People = "1850";
    private const string Unlimited = "10000000";

    private readonly ServerPlace _place = ServerPlace.OnSqlite();
    private ServerProcess? _process;

    private DemonstrationServer(DateTimeOffset now) => Now = now;

    /// <summary>Where its pages are.</summary>
    public string Origin => _place.Origin;

    /// <summary>The end of its 60 days: the hour in which it was filled.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The one-time link of the first administrator.</summary>
    public Task<string> FirstAdministratorLink() => _place.FirstAdministratorLink();

    /// <summary>Fills one, which takes minutes, and starts it again as it is looked at.</summary>
    public static async Task<DemonstrationServer> Filled()
    {
        var now = TimeProvider.System.GetUtcNow();
        var server = new DemonstrationServer(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)));
        server._place.Settings["Server:DangerDemo"] = "true";
        server._place.Settings["Server:Name"] = "Thimble & Lantern (example.com)";
        await server.Fill();
        server._process = await ServerProcess.Ready(server._place);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();

        _place.Dispose();
    }

    // A server whose clock can be put forward lives as long as this takes, and no longer.
    private async Task Fill()
    {
        var whileFilled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Server:DangerDemoClock"] = Rfc3339(Now.AddDays(-Days)),
            ["Limits:EventBatchesPerAddressPrefixPerMinute"] = Unlimited,
            ["Limits:GlobalPerSecond"] = Unlimited,
            ["Telemetry:EventsPerSitePerMinute"] = Unlimited,
        };
        foreach (var (key, value) in whileFilled)
            _place.Settings[key] = value;

        await using (var server = await ServerProcess.Ready(_place))
        {
            using var simulation = Process.Start(new ProcessStartInfo(Built.Dotnet, [Built.Simulation, Origin, Rfc3339(Now), Seed, People]))!;
            await simulation.WaitForExitAsync();
            simulation.ExitCode.ShouldBe(0);
            await server.Signal("TERM");
        }

        foreach (var key in whileFilled.Keys)
            _place.Settings.Remove(key);
    }

    private static string Rfc3339(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
