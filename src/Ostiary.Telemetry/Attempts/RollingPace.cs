namespace Ostiary.Telemetry;

/// <summary>When rollups are recomputed next: they cost as much as they have attempts, so the longer it took, the longer the rest.</summary>
/// <remarks>For one that rolls; <see cref="Age"/> may be asked from any thread.</remarks>
public sealed class RollingPace
{
    // One part of work to twenty-four of rest: a twenty-fifth of the time.
    private const int RestPerWork = 24;

    /// <summary>The longest rest of hours, however much work there was: what bounds the age of the figures, but for the work itself.</summary>
    public static readonly TimeSpan LongestRestOfHours = TimeSpan.FromMinutes(2);

    /// <summary>The shortest rest of days: what needs a whole day anew is content with figures of a minute ago.</summary>
    public static readonly TimeSpan LeastRestOfDays = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _leastRest;
    private readonly TimeSpan _longestRest;
    private long _currentAsOf;
    private long _restSince;
    private TimeSpan _rest;

    private RollingPace(TimeProvider clock, TimeSpan leastRest, TimeSpan longestRest)
    {
        (_clock, _leastRest, _longestRest) = (clock, leastRest, longestRest);
        _currentAsOf = _restSince = clock.GetTimestamp();
    }

    /// <summary>The pace of hours: a twenty-fifth of the time, and at least every two minutes.</summary>
    public static RollingPace OfHours(TimeProvider clock) => new(clock, TimeSpan.Zero, LongestRestOfHours);

    /// <summary>The pace of days: a twenty-fifth of the time, and at most once a minute.</summary>
    public static RollingPace OfDays(TimeProvider clock) => new(clock, LeastRestOfDays, TimeSpan.MaxValue);

    /// <summary>Whether it is time.</summary>
    public bool IsDue => _clock.GetElapsedTime(_restSince) >= _rest;

    /// <summary>How old, at most, what rollups show is: since the start of the last work that left nothing to be folded and no hour to be rolled.</summary>
    public TimeSpan Age => _clock.GetElapsedTime(Volatile.Read(ref _currentAsOf));

    /// <summary>Does the work and sets the rest after it, also when it fails.</summary>
    /// <param name="work">Rolls; true when nothing is left of what was there before.</param>
    public async Task Take(Func<Task<bool>> work)
    {
        var begun = _clock.GetTimestamp();
        try
        {
            if (await work())
                Volatile.Write(ref _currentAsOf, begun);
        }
        finally
        {
            var due = RestPerWork * _clock.GetElapsedTime(begun);
            (_restSince, _rest) = (_clock.GetTimestamp(), due < _leastRest ? _leastRest : due > _longestRest ? _longestRest : due);
        }
    }
}
