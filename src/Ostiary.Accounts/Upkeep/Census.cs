using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>How many users, live passkeys and live sessions a relying party has.</summary>
/// <remarks>A count of <see cref="Most"/> means: that many or more.</remarks>
public sealed record AccountCounts(long Users, long Passkeys, long Sessions)
{
    /// <summary>Where counting stops.</summary>
    public const int Most = 100_000;
}

/// <summary>Counts what a relying party keeps.</summary>
public sealed class Census(Database database, TimeProvider clock)
{
    /// <summary>The counts of now.</summary>
    public async Task<AccountCounts> Of(RelyingPartyId relyingParty, CancellationToken cancel) =>
        await database.ReadFirst(
            CountAccounts.Query(relyingParty, AccountCounts.Most, clock.GetUtcNow()),
            row => new AccountCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            cancel)
        ?? throw new InvalidOperationException("a count always answers with one row");
}
