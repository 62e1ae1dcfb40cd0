using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>The relying parties as requests look them up: in memory, at most ten seconds old. Safe for use from any thread.</summary>
public sealed class RelyingPartyDirectory(RelyingParties stored, TimeProvider clock) : IDisposable
{
    /// <summary>How old an answer may be on a node that did not make the change itself.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly Snapshot<Index> _snapshot = new(clock, Lifetime, async cancel => new Index(await stored.All(cancel)));

    /// <summary>All of them, oldest first.</summary>
    public async ValueTask<IReadOnlyList<RelyingParty>> All(CancellationToken cancel) => (await _snapshot.Get(cancel)).All;

    /// <summary>By id; null when there is none.</summary>
    public ValueTask<RelyingParty?> Find(RelyingPartyId id, CancellationToken cancel) => Find(id, Freshness.Current, cancel);

    /// <inheritdoc cref="Find(RelyingPartyId, CancellationToken)"/>
    public async ValueTask<RelyingParty?> Find(RelyingPartyId id, Freshness freshness, CancellationToken cancel) =>
        (await _snapshot.Get(freshness, cancel)).ById.GetValueOrDefault(id);

    /// <summary>By the host of its hosted pages, such as <c>localhost:8080</c>; null when no relying party lives there.</summary>
    public ValueTask<RelyingParty?> ByHost(string host, CancellationToken cancel) => ByHost(host, Freshness.Current, cancel);

    /// <inheritdoc cref="ByHost(string, CancellationToken)"/>
    public async ValueTask<RelyingParty?> ByHost(string host, Freshness freshness, CancellationToken cancel) =>
        (await _snapshot.Get(freshness, cancel)).ByHost.GetValueOrDefault(host);

    /// <summary>By RP ID; several may share one, for example two applications of one company.</summary>
    public async ValueTask<IReadOnlyList<RelyingParty>> ByRpId(string rpId, CancellationToken cancel) =>
        [.. (await _snapshot.Get(cancel)).All.Where(one => string.Equals(one.RpId, rpId, StringComparison.Ordinal))];

    /// <summary>Looks again now: call it after a change, so that this node knows at once.</summary>
    public Task Refresh(CancellationToken cancel) => _snapshot.Reload(cancel);

    /// <inheritdoc/>
    public void Dispose() => _snapshot.Dispose();

    private sealed class Index(IReadOnlyList<RelyingParty> all)
    {
        public IReadOnlyList<RelyingParty> All { get; } = all;

        public Dictionary<RelyingPartyId, RelyingParty> ById { get; } = all.ToDictionary(one => one.Id);

        public Dictionary<string, RelyingParty> ByHost { get; } = all.ToDictionary(one => one.HostedHost, StringComparer.OrdinalIgnoreCase);
    }
}
