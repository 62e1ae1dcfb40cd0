namespace Ostiary.Telemetry;

/// <summary>When rollups are recomputed next: an hour costs as much as it has attempts, so the longer it took, the longer the rest.</summary>
/// <remarks>For one that rolls; <see cref="Age"/> may be asked from any thread.</remarks>
public sealed class RollingPace(TimeProvider clock)
{
    // One part of work to twenty-four of rest: a twenty-fifth of the time.
    private const int RestPerWork = 24;

    /// <summary>The longest rest, however much work there was: what bounds the age of the figures, but for the work itself.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    private long _currentAsOf = clock.GetTimestamp();
    private long _restSince = clock.GetTimestamp();
    private TimeSpan _rest;

    /// <summary>Whether it is time.</summary>
    public bool IsDue => clock.GetElapsedTime(_restSince) >= _rest;

    /// <summary>How old, at most, what rollups show is: since the start of the last work that left no hour to be rolled.</summary>
    public TimeSpan Age => clock.GetElapsedTime(Volatile.Read(ref _currentAsOf));

    /// <summary>Does the work and sets the rest after it, also when it fails.</summary>
    /// <param name="work">Rolls; true when no hour is left that was marked before.</param>
    public async Task Take(Func<Task<bool>> work)
    {
        var begun = clock.GetTimestamp();
        try
        {
            if (await work())
                Volatile.Write(ref _currentAsOf, begun);
        }
        finally
        {
            var due = RestPerWork * clock.GetElapsedTime(begun);
            (_restSince, _rest) = (clock.GetTimestamp(), due < LongestRest ? due : LongestRest);
        }
    }
}
