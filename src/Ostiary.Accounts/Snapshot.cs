using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A value read from the database at most once per lifetime and handed to many; safe for use from any thread.</summary>
/// <remarks>
/// While one caller refreshes, the others go on with the value before it. Without any value yet, all wait for the first. While the database
/// is away the last value serves for up to an hour, so that what needs nothing else of it goes on.
/// </remarks>
internal sealed class Snapshot<T>(TimeProvider clock, TimeSpan lifetime, Func<CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    private static readonly TimeSpan ServesAlone = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Loaded? _current;

    public ValueTask<T> Get(CancellationToken cancel) =>
        _current is { } current && clock.GetUtcNow() < current.FreshUntil ? new(current.Value) : new(Refresh(cancel));

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
        catch (DatabaseUnavailableException) when (before is not null && clock.GetUtcNow() - before.LoadedAt < ServesAlone)
        {
            _current = before with { FreshUntil = clock.GetUtcNow() + RetryInterval };
            return before.Value;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<T> Load(CancellationToken cancel)
    {
        var value = await load(cancel);
        var now = clock.GetUtcNow();
        _current = new Loaded(value, now, now + lifetime);
        return value;
    }

    private sealed record Loaded(T Value, DateTimeOffset LoadedAt, DateTimeOffset FreshUntil);
}
