using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Looks for regressions, one relying party after the other, at most once a minute and a twenty-fifth of the time.</summary>
public sealed partial class RegressionKeeping(
    RegressionWatch watch, RelyingPartyDirectory relyingParties, RegressionMeter meter, Readiness readiness, TimeProvider clock, ILogger<RegressionKeeping> log)
    : Housekeeping(TimeSpan.FromSeconds(5), readiness, clock, log)
{
    private readonly RollingPace _pace = RollingPace.OfDays(clock);

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

    /// <inheritdoc/>
    protected override Task KeepOnce(CancellationToken cancel) => _pace.IsDue ? _pace.Take(() => LookAtAll(cancel)) : Task.CompletedTask;

    // Names of versions and models come from browsers: the log holds ids and counts alone.
    private void Tell(RelyingPartyId relyingParty, RegressionChanges changes)
    {
        foreach (var one in changes.Opened)
            Opened(one.Id, relyingParty, one.Kind, one.Failed.Count, one.Failed.Of, one.Referred.Count, one.Referred.Of);

        foreach (var one in changes.Closed)
            Closed(one.Id, relyingParty, one.End!.Value.Wire());

        meter.Changed(changes);
    }

    [LoggerMessage(3, LogLevel.Warning, "Regression {Regression} of {RelyingParty} opened: on one {Kind} {Failures} of {Tries} fail, {ReferenceFailures} of {ReferenceTries} did; GET /v1/insights/regressions says which")]
    private partial void Opened(RegressionId regression, RelyingPartyId relyingParty, string kind, long failures, long tries, long referenceFailures, long referenceTries);

    [LoggerMessage(4, LogLevel.Information, "Regression {Regression} of {RelyingParty} is over: {Because}")]
    private partial void Closed(RegressionId regression, RelyingPartyId relyingParty, string because);
}
