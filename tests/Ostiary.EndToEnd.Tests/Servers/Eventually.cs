namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>Waits for a condition of the world outside this process: it is asked for again until it holds, for a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromMilliseconds(25);

    /// <summary>Completes as soon as the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the time.</exception>
    public static async Task Holds(string what, TimeSpan within, Func<Task<bool>> condition)
    {
        var clock = TimeProvider.System;
        var begun = clock.GetTimestamp();
        using var again = new PeriodicTimer(AskedEvery, clock);
        while (!await condition())
        {
            if (clock.GetElapsedTime(begun) > within)
                throw new TimeoutException($"Not within {within.TotalSeconds:0} s: {what}");

            await again.WaitForNextTickAsync();
        }
    }
}
