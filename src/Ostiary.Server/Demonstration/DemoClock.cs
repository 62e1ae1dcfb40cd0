namespace Ostiary.Server.Demonstration;

/// <summary>A clock that stands still until it is put forward, and never goes beyond the machine's own: for filling a demonstration with a past.</summary>
/// <remarks>Timers and durations go on in real time; only the answer to what time it is stands still. Safe for use from any thread.</remarks>
public sealed class DemoClock(DateTimeOffset startsAt, TimeProvider real) : TimeProvider
{
    private readonly Lock _guard = new();
    private DateTimeOffset _now = startsAt;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_guard)
            return _now;
    }

    /// <summary>Puts the clock forward; false, and nothing changes, when that would be backward or beyond now.</summary>
    public bool TryPut(DateTimeOffset to)
    {
        lock (_guard)
        {
            if (to < _now || to > real.GetUtcNow())
                return false;

            _now = to;
            return true;
        }
    }
}
