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

    /// <summary>All that accounts say of adoption in a period.</summary>
    public async Task<AccountAdoption> AdoptionOf(RelyingPartyId relyingParty, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        new(await CoverageOf(relyingParty, from, cancel), await PasskeyDays(relyingParty, from, until, cancel), await AdoptionMonths(relyingParty, cancel));

    /// <summary>How many users have passkeys, and who used one since an instant.</summary>
    public async Task<Coverage> CoverageOf(RelyingPartyId relyingParty, DateTimeOffset from, CancellationToken cancel) =>
        await database.ReadFirst(
            CountCoverage.Query(relyingParty, from),
            row => new Coverage
            {
                Users = row.GetInt64(0),
                WithPasskey = row.GetInt64(1),
                WithTwo = row.GetInt64(2),
                Active = row.GetInt64(3),
                Passkeys = row.GetInt64(4),
                Used = row.GetInt64(5),
                Synced = row.GetInt64(6),
                DeviceBound = row.GetInt64(7),
                Roaming = row.GetInt64(8),
            },
            cancel)
        ?? throw new InvalidOperationException("a count always answers with one row");

    /// <summary>What was made and deleted from an instant to another, by days on which something was.</summary>
    public async Task<IReadOnlyList<PasskeyDay>> PasskeyDays(RelyingPartyId relyingParty, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        await database.Read(
            CountPasskeyDays.Query(relyingParty, from, until), row => new PasskeyDay(row.Instant(0), row.GetInt64(1), row.GetInt64(2)), cancel);

    /// <summary>How far adoption had come, month by month since the first passkey; empty when there is none.</summary>
    public async Task<IReadOnlyList<AdoptionMonth>> AdoptionMonths(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var counted = await database.Read(
            CountAdoptionMonths.Query(relyingParty), row => (Came: row.GetInt64(0), Got: row.GetInt64(1), Users: row.GetInt64(2)), cancel);
        var last = counted.Count == 0 ? -1 : counted.Max(one => Math.Max(one.Came, one.Got));
        return
        [
            .. from month in Enumerable.Range(0, (int)last + 1)
               select new AdoptionMonth(
                   month + 1, counted.Where(one => one.Came <= month).Sum(one => one.Users),
                   counted.Where(one => one.Came <= month && one.Got >= 0 && one.Got <= month).Sum(one => one.Users)),
        ];
    }
}
