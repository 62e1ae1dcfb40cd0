using System.Data.Common;
using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Looks for regressions, one relying party after the other, at most once a minute and a twenty-fifth of the time. Every node does so.</summary>
public sealed partial class RegressionKeeping(
    RegressionWatch watch, RelyingPartyDirectory relyingParties, RegressionMeter meter, Readiness readiness, TimeProvider clock, ILogger<RegressionKeeping> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly RollingPace _pace = RollingPace.OfDays(clock);

    /// <summary>Goes on until the server stops. What was found is kept in the database.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (readiness.IsFounded && _pace.IsDue)
                    await KeepOnce(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Stopped();
        }
    }

    /// <summary>Looks at every relying party once, and tells what changed.</summary>
    public async Task<bool> LookAtAll(CancellationToken cancel)
    {
        var open = new List<Regression>();
        foreach (var relyingParty in await relyingParties.All(cancel))
        {
            var changes = await watch.Look(relyingParty.Id, cancel);
            open.AddRange(changes.Open);
            Tell(relyingParty.Id, changes);
        }

        meter.IsOpen(open);
        return true;
    }

    // An exception that left this loop would stop the server; sign-ins go on whatever becomes of figures.
    private async Task KeepOnce(CancellationToken cancel)
    {
        try
        {
            await _pace.Take(() => LookAtAll(cancel));
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

    // Names of versions and models come from browsers: the log holds ids and counts alone.
    private void Tell(RelyingPartyId relyingParty, RegressionChanges changes)
    {
        foreach (var one in changes.Opened)
            Opened(one.Id, relyingParty, one.Kind, one.Failed.Count, one.Failed.Of, one.Referred.Count, one.Referred.Of);

        foreach (var one in changes.Closed)
            Closed(one.Id, relyingParty, one.End!.Value.Wire());

        meter.Changed(changes);
    }

    [LoggerMessage(1, LogLevel.Warning, "Regression {Regression} of {RelyingParty} opened: on one {Kind} {Failures} of {Tries} fail, {ReferenceFailures} of {ReferenceTries} did; GET /v1/insights/regressions says which")]
    private partial void Opened(RegressionId regression, RelyingPartyId relyingParty, string kind, long failures, long tries, long referenceFailures, long referenceTries);

    [LoggerMessage(2, LogLevel.Information, "Regression {Regression} of {RelyingParty} is over: {Because}")]
    private partial void Closed(RegressionId regression, RelyingPartyId relyingParty, string because);

    [LoggerMessage(3, LogLevel.Warning, "The database does not answer ({Error}); the look for regressions waits")]
    private partial void Waiting(string error);

    [LoggerMessage(4, LogLevel.Error, "Looking for regressions failed; it is tried again")]
    private partial void Broke(Exception error);

    [LoggerMessage(5, LogLevel.Debug, "Looking for regressions stops")]
    private partial void Stopped();
}
