using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps what is kept within its time and by the rules of now: lets go what is due, and has attempts of older rules folded anew.</summary>
/// <remarks>Apart from whoever writes and folds what comes in, in bounded steps; each step finds its work anew.</remarks>
public sealed class HistoryKeeping(
    Expiry expiry, StaleAttempts stale, AttemptFolding folding, Database database, RelyingPartyDirectory relyingParties, AuditOptions audit, HistoryMeter meter,
    Readiness readiness, TimeProvider clock, ILogger<HistoryKeeping> log)
    : Housekeeping(TimeSpan.FromSeconds(10), readiness, clock, log)
{
    private const int AuditAtOnce = 2_000;

    private static readonly TimeSpan RestWhenNothingIsDue = TimeSpan.FromMinutes(10);

    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task KeepOnce(CancellationToken cancel)
    {
        var all = await relyingParties.All(cancel);
        if (Clock.GetUtcNow() >= _dueAt)
            await Expire(all, cancel);

        await LookForStale(all, cancel);
    }

    private async Task Expire(IReadOnlyList<RelyingParty> all, CancellationToken cancel)
    {
        var gone = new List<Gone>();
        var entries = 0;
        foreach (var relyingParty in all)
        {
            gone.AddRange(await expiry.Once(relyingParty.Id, cancel));
            entries += await ExpireAudit(relyingParty.Id, cancel);
        }

        meter.Gone(gone);
        meter.AuditGone(entries);
        var isDone = entries < AuditAtOnce && gone.TrueForAll(one => one.Behind == TimeSpan.Zero && one is not { What: LetGo.Erased, Rows: > 0 });
        _dueAt = isDone ? Clock.GetUtcNow() + RestWhenNothingIsDue : DateTimeOffset.MinValue;
    }

    private async Task<int> ExpireAudit(RelyingPartyId relyingParty, CancellationToken cancel) =>
        (await database.Commit([Audit.Expire(relyingParty, Clock.GetUtcNow() - audit.KeptFor, AuditAtOnce)], cancel)).RowsAffected[0];

    // What comes in is folded first; one page more only when nothing waits.
    private async Task LookForStale(IReadOnlyList<RelyingParty> all, CancellationToken cancel)
    {
        if (!await folding.HasCaughtUp(cancel))
            return;

        var (noted, looking) = (0, 0);
        foreach (var relyingParty in all)
        {
            if (await stale.Look(relyingParty.Id, cancel) is not { } look)
                continue;

            noted += look.Noted;
            looking++;
        }

        meter.Stale(noted, looking);
    }
}
