using System.Globalization;
using Ostiary.Simulation;

// Fills a server that was started for a demonstration (docs/guide/demo.md): ORIGIN, then the end of the world as RFC 3339, the seed, and how many people.
if (args is not [var origin, var end, var seed, var people] || !DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var endsAt))
{
    await Console.Error.WriteLineAsync("ORIGIN END SEED PEOPLE, such as: http://localhost:8080 2026-11-21T12:00:00Z ostiary 1500");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = new Uri(origin) };
    var world = new World(seed, endsAt, int.Parse(people, CultureInfo.InvariantCulture));
    return await new Demonstration(new Wire(http, origin), world, Console.Out).Fill(stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
catch (HttpRequestException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
