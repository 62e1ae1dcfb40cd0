using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The server's keys, shared by all nodes through the database, unwrapped in memory. Safe for use from any thread.</summary>
/// <remarks>
/// Keys are made when they are first needed and, for <see cref="KeyPurpose.CeremonySeal"/>, again each rotation period: the next key is
/// stored a day before it activates, so that every node knows it by then, and the one before stays good for a day after.
/// </remarks>
public sealed class KeyRing(Database database, MasterKey master, KeysOptions options, TimeProvider clock, Entropy entropy) : IDisposable
{
    /// <summary>How long before its activation a key is stored, and how long after its successor's activation it is still good.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ReloadInterval = TimeSpan.FromSeconds(5);

    private Snapshot<IReadOnlyList<RingKey>>? _snapshot;
    private long _lastSearchMs;

    /// <summary>The key that seals now.</summary>
    public ValueTask<RingKey> Active(KeyPurpose purpose, CancellationToken cancel) => Active(purpose, Freshness.Current, cancel);

    /// <inheritdoc cref="Active(KeyPurpose, CancellationToken)"/>
    public async ValueTask<RingKey> Active(KeyPurpose purpose, Freshness freshness, CancellationToken cancel)
    {
        var keys = await Snapshot.Get(freshness, cancel);
        var now = clock.GetUtcNow();

        // The very first key serves at once, even if the clock of the node that made it runs ahead of ours.
        return keys.LastOrDefault(key => key.Purpose == purpose && key.ActivatesAt <= now) ?? keys.First(key => key.Purpose == purpose);
    }

    /// <summary>The key of an id while it is good, whoever made it; null when there is none for this purpose.</summary>
    public ValueTask<RingKey?> Find(KeyPurpose purpose, KeyId id, CancellationToken cancel) => Find(purpose, id, Freshness.Current, cancel);

    /// <inheritdoc cref="Find(KeyPurpose, KeyId, CancellationToken)"/>
    public async ValueTask<RingKey?> Find(KeyPurpose purpose, KeyId id, Freshness freshness, CancellationToken cancel)
    {
        if (FindIn(await Snapshot.Get(freshness, cancel), purpose, id) is { } known)
            return known;

        // Perhaps another node made it a moment ago. Whoever invents ids makes us look at most once per interval.
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var last = Interlocked.Read(ref _lastSearchMs);
        if (now - last < ReloadInterval.TotalMilliseconds || Interlocked.CompareExchange(ref _lastSearchMs, now, last) != last)
            return null;

        try
        {
            return FindIn(await Snapshot.Reload(cancel), purpose, id);
        }
        catch (DatabaseUnavailableException) when (freshness == Freshness.LastKnown)
        {
            // Keys are stored a day before they serve: one that this node has never seen is most likely nobody's.
            return null;
        }
    }

    /// <summary>Makes what is missing and proves that the master key fits; call it at start.</summary>
    /// <exception cref="WrongMasterKeyException">It does not.</exception>
    public Task Prepare(CancellationToken cancel) => Snapshot.Reload(cancel);

    /// <inheritdoc/>
    public void Dispose() => _snapshot?.Dispose();

    private Snapshot<IReadOnlyList<RingKey>> Snapshot => LazyInitializer.EnsureInitialized(ref _snapshot, () => new(clock, Lifetime, Load));

    private RingKey? FindIn(IReadOnlyList<RingKey> keys, KeyPurpose purpose, KeyId id)
    {
        var now = clock.GetUtcNow();
        return keys.FirstOrDefault(key => key.Id == id && key.Purpose == purpose && (key.RetiresAt is null || now < key.RetiresAt));
    }

    private async Task<IReadOnlyList<RingKey>> Load(CancellationToken cancel)
    {
        var keys = await ReadAll(cancel);
        var missing = KeyPurposes.All.Select(purpose => Successor(purpose, keys)).OfType<RingKeyRow>().ToList();
        if (missing.Count == 0)
            return keys;

        foreach (var key in missing)
            await Store(key, cancel);

        return await ReadAll(cancel);
    }

    private async Task<IReadOnlyList<RingKey>> ReadAll(CancellationToken cancel)
    {
        var rows = await database.Read(ListRingKeys.Query(), RingKeyRow.Read, cancel);
        return [.. from row in rows
                   from purpose in KeyPurposes.All
                   where string.Equals(KeyPurposes.Text(purpose), row.Purpose, StringComparison.Ordinal)
                   select Unwrapped(row, purpose)];
    }

    private RingKey Unwrapped(RingKeyRow row, KeyPurpose purpose) => new()
    {
        Id = row.Id,
        Purpose = purpose,
        Generation = row.Generation,
        Secret = master.Unwrap(row.Wrapped, row.Id, row.Purpose),
        ActivatesAt = row.ActivatesAt,
        RetiresAt = row.RetiresAt,
    };

    /// <summary>The key that should be stored now; null when none.</summary>
    private RingKeyRow? Successor(KeyPurpose purpose, IReadOnlyList<RingKey> keys)
    {
        var now = clock.GetUtcNow();
        var newest = keys.LastOrDefault(key => key.Purpose == purpose);
        if (newest is null)
            return New(purpose, 1, now);

        var due = newest.ActivatesAt + options.RotationPeriod;
        return purpose == KeyPurpose.CeremonySeal && now >= due - Overlap
            ? New(purpose, newest.Generation + 1, Later(due, now + Overlap))
            : null;
    }

    private RingKeyRow New(KeyPurpose purpose, long generation, DateTimeOffset activatesAt)
    {
        var id = KeyId.New(clock, entropy);
        var text = KeyPurposes.Text(purpose);
        return new RingKeyRow(id, text, generation, master.Wrap(entropy.Bytes(RingKey.Length), id, text, entropy), activatesAt, RetiresAt: null);
    }

    // A violation means that another node stored this generation first; its key is read instead.
    private Task<Committed> Store(RingKeyRow key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return database.Commit(
            [
                InsertRingKey.Command(key, now),
                RetireRingKeys.Command(key.Purpose, key.Generation, key.ActivatesAt + Overlap),
                DeleteRetiredRingKeys.Command(key.Purpose, now),
            ],
            cancel);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
