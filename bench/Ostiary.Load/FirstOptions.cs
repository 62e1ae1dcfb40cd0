using System.Diagnostics;

namespace Ostiary.Load;

/// <summary>How long somebody who has just come waits for options, on a new connection.</summary>
internal static class FirstOptions
{
    private const int Visitors = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The very first request after the start, when nothing is compiled yet.</summary>
    public static TimeSpan OnAColdServer(int port) => Ask(port);

    /// <summary>The median over several visitors to a server that has worked before and rests now.</summary>
    public static async Task<TimeSpan> OnAWarmServer(int port)
    {
        var all = new List<TimeSpan>();
        for (var visitor = 0; visitor < Visitors; visitor++)
        {
            await Task.Delay(Pause, TimeProvider.System);
            all.Add(Ask(port));
        }

        return all.Order().ElementAt(Visitors / 2);
    }

    private static TimeSpan Ask(int port)
    {
        using var wire = new Wire(port);
        var begun = Stopwatch.GetTimestamp();
        wire.Post("/v1/ceremonies/authentication/options", """{"purpose":"sign-in","mediation":"conditional"}""");
        return Stopwatch.GetElapsedTime(begun);
    }
}
