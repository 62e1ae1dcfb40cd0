using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Trials of rules that run on by themselves, one at a time for each relying party. Safe for use from any thread.</summary>
/// <remarks>In the memory of this process: another node knows nothing of them, and a trial ends with its server. It changes nothing, so nothing is lost.</remarks>
public sealed class RuleTrials(RuleTrial trial, AttemptArchive archive, Refold refold, TimeProvider clock) : IDisposable
{
    /// <summary>How many of the attempts that would move are remembered, to be folded anew.</summary>
    public const int MostRemembered = 100_000;

    private readonly Lock _guard = new();
    private readonly Dictionary<RelyingPartyId, RunningTrial> _trials = [];

    /// <summary>The last trial of a relying party; null when there was none.</summary>
    public RunningTrial? Of(RelyingPartyId relyingParty)
    {
        lock (_guard)
            return _trials.GetValueOrDefault(relyingParty);
    }

    /// <summary>Begins a trial in the place of the last one. Fails with <c>classification.trial_running</c>.</summary>
    public Outcome<RunningTrial> Begin(RelyingPartyId relyingParty, TrialQuestion question)
    {
        lock (_guard)
        {
            if (_trials.GetValueOrDefault(relyingParty) is { Stage: TrialStage.Running })
                return ClassificationCodes.TrialRunning;

            var begun = new RunningTrial(question, clock.GetUtcNow());
            _trials[relyingParty] = begun;
            begun.Ended = Task.Run(() => Run(relyingParty, begun));
            return begun;
        }
    }

    /// <summary>Stops the trial that runs, if one does.</summary>
    public void Stop(RelyingPartyId relyingParty) => Of(relyingParty)?.Stop();

    /// <summary>Has what would move under the server's own rules folded anew. Fails with <c>classification.trial_not_adoptable</c>.</summary>
    /// <param name="relyingParty">Whose trial.</param>
    /// <param name="audit">To be written in the same commit.</param>
    /// <param name="cancel">Gives up before anything is written.</param>
    /// <returns>How many attempts were noted.</returns>
    public async Task<Outcome<int>> Adopt(RelyingPartyId relyingParty, Statement audit, CancellationToken cancel)
    {
        if (Of(relyingParty) is not { Stage: TrialStage.Done, Question.AreOwn: true, IsAdopted: false } done)
            return ClassificationCodes.TrialNotAdoptable;

        await refold.Some(relyingParty, [.. done.Moved], audit, cancel);
        done.IsAdopted = true;
        return done.Moved.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_guard)
        {
            foreach (var one in _trials.Values)
                one.Stop();
        }
    }

    private async Task Run(RelyingPartyId relyingParty, RunningTrial running)
    {
        try
        {
            var (from, until) = (running.Question.From, running.Question.Until);
            running.Of = (await archive.Count(new AttemptFilter(relyingParty, from, until), by: null, withPersons: false, running.Stopping)).Sum(tally => tally.Attempts);
            running.End(TrialStage.Done, await trial.Run(relyingParty, running.Question.Rules, from, until, running.Progress, running.Note, running.Stopping));
        }
        catch (OperationCanceledException)
        {
            running.End(TrialStage.Stopped);
        }
        catch (Exception broken) when (broken is DatabaseUnavailableException or DbException or ObjectDisposedException)
        {
            running.End(TrialStage.Failed);
        }
    }
}
