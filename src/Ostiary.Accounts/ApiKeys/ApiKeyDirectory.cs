using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>The live API keys as requests look them up: in memory, at most ten seconds old. Safe for use from any thread.</summary>
public sealed class ApiKeyDirectory(ApiKeys stored, TimeProvider clock) : IDisposable
{
    private readonly Snapshot<Dictionary<string, ApiKey>> _snapshot = new(
        clock,
        RelyingPartyDirectory.Lifetime,
        async cancel => (await stored.Live(cancel)).ToDictionary(key => Convert.ToHexString(key.TokenHash), StringComparer.Ordinal));

    /// <summary>The key whose text a caller showed.</summary>
    /// <remarks>
    /// Fails with <c>accounts.api_key_unknown</c>, also for a revoked one. What is looked up is a hash of 256 random bits: the time it
    /// takes says nothing about the keys there are.
    /// </remarks>
    public ValueTask<Outcome<ApiKey>> Find(string token, CancellationToken cancel) => Find(token, Freshness.Current, cancel);

    /// <inheritdoc cref="Find(string, CancellationToken)"/>
    public async ValueTask<Outcome<ApiKey>> Find(string token, Freshness freshness, CancellationToken cancel) =>
        (await _snapshot.Get(freshness, cancel)).TryGetValue(Convert.ToHexString(SecretToken.HashOf(token)), out var key)
            ? key
            : AccountsCodes.ApiKeyUnknown;

    /// <summary>True when some publishable key may be used by pages of this origin.</summary>
    public async ValueTask<bool> AnyAllows(string origin, Freshness freshness, CancellationToken cancel) =>
        (await _snapshot.Get(freshness, cancel)).Values.Any(key => key.AllowedOrigins.Contains(origin, StringComparer.Ordinal));

    /// <summary>Looks again now: call it after a change, so that this node knows at once.</summary>
    public Task Refresh(CancellationToken cancel) => _snapshot.Reload(cancel);

    /// <inheritdoc/>
    public void Dispose() => _snapshot.Dispose();
}
