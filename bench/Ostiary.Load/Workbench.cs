using System.Globalization;

namespace Ostiary.Load;

/// <summary>Loads one server and reads what it cost.</summary>
internal sealed class Workbench(Settings settings, Wire wire, int server, int? postmaster)
{
    /// <summary>Warms up, then measures as often as the settings say; the medians.</summary>
    public async Task<Figures> Measure(string work, Func<int, SignInTimes> act)
    {
        await Crowd.GoOn(settings.Workers, settings.WarmUp, act);
        var all = new List<Figures>();
        for (var round = 0; round < settings.Repeats; round++)
        {
            all.Add(await Once(work, act));
            await Console.Error.WriteLineAsync(FormattableString.Invariant(
                $"{work}: {all[^1].PerSecond:F0} a second; µs {all[^1].PerAct.Server.TotalMicroseconds:F0} server, {all[^1].PerAct.Database.TotalMicroseconds:F0} database, {all[^1].PerAct.Load.TotalMicroseconds:F0} load; verify p99 {all[^1].Verify.P99.TotalMilliseconds:F1} ms; others {all[^1].Others:P0}"));
        }

        return Figures.Median(all);
    }

    private async Task<Figures> Once(string work, Func<int, SignInTimes> act)
    {
        var commands = Commands();
        var before = ProcessorTime.Now(server, postmaster);
        var busy = await Crowd.GoOn(settings.Workers, settings.Duration, act);
        var used = ProcessorTime.Now(server, postmaster).Since(before);
        var count = busy.Acts.Count;
        return new Figures
        {
            Work = work,
            PerSecond = busy.PerSecond,
            Options = Latencies.Of(busy.Acts.Select(times => times.Options)),
            Verify = Latencies.Of(busy.Acts.Select(times => times.Verify)),
            PerAct = new ProcessorTime(used.Server / count, used.Load / count, used.Database / count, used.Machine / count),
            Others = Math.Max(0, (used.Machine - used.Server - used.Load - used.Database) / (busy.Took * Environment.ProcessorCount)),
            RoundTrips = (Commands() - commands) / count,
        };
    }

    // Npgsql counts each command and each batch once, and sends each in one round trip.
    private double? Commands()
    {
        if (postmaster is null || wire.TryGet("/metrics") is not { } metrics)
            return null;

        return metrics.Split('\n')
            .Where(line => line.StartsWith("db_client_operation_duration_seconds_count", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}
