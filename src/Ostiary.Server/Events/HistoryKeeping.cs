using System.Data.Common;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps what is kept within its time and by the rules of now: lets go what is due, and has attempts of older rules folded anew.</summary>
/// <remarks>Apart from whoever writes and folds what comes in, in bounded steps. Every node does so; each step finds its work anew.</remarks>
public sealed partial class HistoryKeeping(
    Expiry expiry, StaleAttempts stale, AttemptFolding folding, Database database, RelyingPartyDirectory relyingParties, AuditOptions audit, HistoryMeter meter,
    Readiness readiness, TimeProvider clock, ILogger<HistoryKeeping> log) : BackgroundService
{
    private const int AuditAtOnce = 2_000;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestWhenNothingIsDue = TimeSpan.FromMinutes(10);

    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;

    /// <summary>Goes on until the server stops. What is due then is due at the next start.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await KeepOnce(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Stopped();
        }
    }

    // An exception that left this service would stop the server; sign-ins go on whatever becomes of old events.
    private async Task KeepOnce(CancellationToken cancel)
    {
        if (!readiness.IsFounded)
            return;

        try
        {
            var all = await relyingParties.All(cancel);
            if (clock.GetUtcNow() >= _dueAt)
                await Expire(all, cancel);

            await LookForStale(all, cancel);
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
        catch (DbException broken)
        {
            Broke(broken);
        }
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
        _dueAt = isDone ? clock.GetUtcNow() + RestWhenNothingIsDue : DateTimeOffset.MinValue;
    }

    private async Task<int> ExpireAudit(RelyingPartyId relyingParty, CancellationToken cancel) =>
        (await database.Commit([Audit.Expire(relyingParty, clock.GetUtcNow() - audit.KeptFor, AuditAtOnce)], cancel)).RowsAffected[0];

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

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); what is due waits")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Error, "Letting go what is due failed; it is tried again")]
    private partial void Broke(Exception error);

    [LoggerMessage(3, LogLevel.Debug, "Keeping history stops")]
    private partial void Stopped();
}
