using System.Diagnostics;

namespace Ostiary.Load;

/// <summary>Many who do the same thing over and over, a fixed number of them at a time.</summary>
internal static class Crowd
{
    /// <summary>Goes on for the given time; returns what each single act took and how long it was in all.</summary>
    /// <param name="workers">How many at a time.</param>
    /// <param name="duration">After it, nobody begins anew.</param>
    /// <param name="act">The act; gets a number that goes up by one each time.</param>
    public static async Task<Busy> GoOn(int workers, TimeSpan duration, Func<int, SignInTimes> act)
    {
        var turn = -1;
        var begun = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => OnAThreadOfItsOwn(() =>
        {
            var times = new List<SignInTimes>();
            while (Stopwatch.GetElapsedTime(begun) < duration)
                times.Add(act(Interlocked.Increment(ref turn)));

            return times;
        })));
        return new Busy([.. each.SelectMany(times => times)], Stopwatch.GetElapsedTime(begun));
    }

    private static Task<T> OnAThreadOfItsOwn<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

/// <summary>What a crowd did.</summary>
internal sealed record Busy(IReadOnlyList<SignInTimes> Acts, TimeSpan Took)
{
    public double PerSecond => Acts.Count / Took.TotalSeconds;
}
