using System.Collections.Concurrent;

namespace Ostiary.Telemetry;

/// <summary>What rules are tried on.</summary>
/// <param name="From">Attempts that began at or after this instant.</param>
/// <param name="Until">And before this one.</param>
/// <param name="Rules">The rules.</param>
/// <param name="AreOwn">Whether they are those of this server, so that what moves can be folded anew by them.</param>
public sealed record TrialQuestion(DateTimeOffset From, DateTimeOffset Until, RuleSet Rules, bool AreOwn);

/// <summary>How far a trial is.</summary>
public enum TrialStage
{
    /// <summary>Attempts are being looked at.</summary>
    Running,

    /// <summary>All were looked at.</summary>
    Done,

    /// <summary>Somebody stopped it, or the server.</summary>
    Stopped,

    /// <summary>The database did not answer.</summary>
    Failed,
}

/// <summary>A trial of rules while it runs, and after it. Safe for use from any thread.</summary>
public sealed class RunningTrial : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _moved = new();
    private int _looked;

    internal RunningTrial(TrialQuestion question, DateTimeOffset startedAt) => (Question, StartedAt) = (question, startedAt);

    /// <summary>What is tried.</summary>
    public TrialQuestion Question { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How far it is.</summary>
    public TrialStage Stage { get; private set; }

    /// <summary>How many attempts there are to look at; null until they were counted.</summary>
    public long? Of { get; internal set; }

    /// <summary>How many attempts were looked at.</summary>
    public int Looked => Volatile.Read(ref _looked);

    /// <summary>What would move; null until it is done.</summary>
    public TrialReport? Report { get; private set; }

    /// <summary>Whether what would move has been noted to be folded anew.</summary>
    public bool IsAdopted { get; internal set; }

    /// <summary>Completes when it runs no more, however it ended; never fails.</summary>
    public Task Ended { get; internal set; } = Task.CompletedTask;

    /// <summary>The keys of what would move, at most <see cref="RuleTrials.MostRemembered"/>.</summary>
    internal IReadOnlyCollection<string> Moved => _moved;

    internal CancellationToken Stopping => _stop.Token;

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    internal void Progress(int looked) => Volatile.Write(ref _looked, looked);

    internal void Note(string key)
    {
        if (_moved.Count < RuleTrials.MostRemembered)
            _moved.Enqueue(key);
    }

    internal void End(TrialStage stage, TrialReport? report = null) => (Report, Stage) = (report, stage);

    internal void Stop()
    {
        if (Stage == TrialStage.Running)
            _stop.Cancel();
    }
}
