using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>Takes away what nobody asks for any more: sessions that ended a day ago, and ceremonies and repeatable requests that have expired.</summary>
public sealed class Sweeping(
    Database database, RelyingPartyDirectory relyingParties, Readiness readiness, TimeProvider clock, ILogger<Sweeping> log)
    : Housekeeping(TimeSpan.FromMinutes(1), readiness, clock, log)
{
    private const int SweptAtOnce = 5_000;

    private static readonly TimeSpan EndedSessionsAreKept = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task KeepOnce(CancellationToken cancel)
    {
        foreach (var relyingParty in await relyingParties.All(cancel))
            await database.Commit([Sessions.Purge(relyingParty.Id, Clock.GetUtcNow() - EndedSessionsAreKept)], cancel);

        while (await ForgetBurntCeremonies.Sweep(database, Clock, SweptAtOnce, cancel) == SweptAtOnce
            || await RepeatableRequests.Sweep(database, Clock, SweptAtOnce, cancel) == SweptAtOnce)
        {
            // Goes on until what is left of either is less than one batch.
        }
    }
}
