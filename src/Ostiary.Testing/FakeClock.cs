namespace Ostiary.Testing;

/// <summary>A clock that stands still until it is told to move. Timers fire while it moves, in order of their due time.</summary>
/// <remarks>Thread-safe. Timer callbacks run on the thread that moves the clock.</remarks>
/// <param name="start">The first instant that it shows.</param>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;

    /// <summary>A clock that starts at noon UTC on 1 June 2026: for tests that need some instant and do not care which.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on, firing every timer that comes due on the way.</summary>
    /// <param name="by">How far; zero or more.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MoveTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to an instant, firing every timer that comes due on the way. Never backwards.</summary>
    /// <param name="instant">Now, or later.</param>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        while (NextDueBy(instant) is { } timer)
            timer.Fire();

        lock (_gate)
            _now = instant;
    }

    /// <summary>Moves the clock at once, as for a machine that slept: each timer that came due meanwhile fires once, and sees the later instant.</summary>
    /// <remarks>For hours and days, which a timer of a second would fill with thousands of beats.</remarks>
    /// <param name="by">How far; zero or more.</param>
    public void Jump(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        foreach (var timer in DueAfter(by))
            timer.Fire();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    // Takes the earliest due timer off its due time and sets the clock to that instant, so that a callback sees the time it was meant for.
    private FakeTimer? NextDueBy(DateTimeOffset instant)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= instant).MinBy(timer => timer.Due);
            if (next is null)
                return null;

            _now = next.Due > _now ? next.Due.Value : _now;
            next.Due = next.Period is { } period ? next.Due + period : null;
            return next;
        }
    }

    private List<FakeTimer> DueAfter(TimeSpan jump)
    {
        lock (_gate)
        {
            _now += jump;
            var due = _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ToList();
            foreach (var timer in due)
                timer.Due = timer.Period is { } period ? _now + period : null;

            return due;
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan? Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                Period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period;
                if (!clock._timers.Contains(this))
                    clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
