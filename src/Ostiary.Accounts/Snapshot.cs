using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A value read from the database at most once per lifetime and handed to many; safe for use from any thread.</summary>
/// <remarks>
/// While one caller refreshes, the others go on with the value before it. Without any value yet, all wait for the first. When the database is
/// away, the refresh fails; only who asked for <see cref="Freshness.LastKnown"/> then gets the value before it, for up to an hour.
/// </remarks>
internal sealed class Snapshot<T>(TimeProvider clock, TimeSpan lifetime, Func<CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    private static readonly TimeSpan ServesAlone = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Loaded? _current;
    private long _awayUntilMs;

    public ValueTask<T> Get(CancellationToken cancel) => Get(Freshness.Current, cancel);

    public ValueTask<T> Get(Freshness freshness, CancellationToken cancel) =>
        _current is { } current && clock.GetUtcNow() < current.FreshUntil ? new(current.Value)
        : freshness == Freshness.LastKnown ? new(RefreshOrLastKnown(cancel))
        : new(Refresh(cancel));

    /// <summary>Reads anew, whatever the age.</summary>
    public async Task<T> Reload(CancellationToken cancel)
    {
        await _loading.WaitAsync(cancel);
        try
        {
            return await Load(cancel);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<T> Refresh(CancellationToken cancel)
    {
        var before = _current;
        if (before is null)
            await _loading.WaitAsync(cancel);
        else if (!await _loading.WaitAsync(TimeSpan.Zero, cancel))
            return before.Value;

        try
        {
            // Another caller may have loaded while this one waited.
            return _current is { } current && !ReferenceEquals(current, before) ? current.Value : await Load(cancel);
        }
        finally
        {
            _loading.Release();
        }
    }

    // A database that is away is asked once a second, and not for every event.
    private async Task<T> RefreshOrLastKnown(CancellationToken cancel)
    {
        if (NowMs < Volatile.Read(ref _awayUntilMs) && LastKnown() is { } known)
            return known;

        try
        {
            return await Refresh(cancel);
        }
        catch (DatabaseUnavailableException) when (LastKnown() is { } last)
        {
            Volatile.Write(ref _awayUntilMs, NowMs + (long)RetryInterval.TotalMilliseconds);
            return last;
        }
    }

    private T? LastKnown() => _current is { } last && clock.GetUtcNow() - last.LoadedAt < ServesAlone ? last.Value : null;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<T> Load(CancellationToken cancel)
    {
        var value = await load(cancel);
        var now = clock.GetUtcNow();
        _current = new Loaded(value, now, now + lifetime);
        return value;
    }

    private sealed record Loaded(T Value, DateTimeOffset LoadedAt, DateTimeOffset FreshUntil);
}
