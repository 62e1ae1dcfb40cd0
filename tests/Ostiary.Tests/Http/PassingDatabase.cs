using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Tests.Http;

/// <summary>A database that passes everything on to a real one.</summary>
internal abstract class PassingDatabase(Database real) : Database
{
    /// <inheritdoc/>
    public override Dialect Dialect => real.Dialect;

    /// <inheritdoc/>
    public override Task<List<T>> Read<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel)
    {
        BeforeRead();
        return real.Read(query, map, cancel);
    }

    /// <inheritdoc/>
    public override Task<T?> ReadFirst<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel)
        where T : default
    {
        BeforeRead();
        return real.ReadFirst(query, map, cancel);
    }

    /// <inheritdoc/>
    public override Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel) =>
        Commit(() => real.Commit(statements, cancel));

    /// <inheritdoc/>
    public override Task<Committed> Commit(
        IReadOnlyList<Statement> before, NewRows rows, IReadOnlyList<Statement> after, CancellationToken cancel) =>
        Commit(() => real.Commit(before, rows, after, cancel));

    /// <inheritdoc/>
    public override Task Ping(CancellationToken cancel)
    {
        BeforeRead();
        return real.Ping(cancel);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return real.DisposeAsync();
    }

    internal override Task Exclusively(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        BeforeCommit();
        return real.Exclusively(work, cancel);
    }

    private async Task<Committed> Commit(Func<Task<Committed>> commit)
    {
        BeforeCommit();
        await UntilCommitsMayGoOn();
        var committed = await commit();
        AfterCommit();
        return committed;
    }

    /// <summary>Called before anything is read.</summary>
    protected virtual void BeforeRead()
    {
    }

    /// <summary>Called before anything is written.</summary>
    protected virtual void BeforeCommit()
    {
    }

    /// <summary>Holds a commit back until this completes.</summary>
    protected virtual Task UntilCommitsMayGoOn() => Task.CompletedTask;

    /// <summary>Called when something was written.</summary>
    protected virtual void AfterCommit()
    {
    }
}

/// <summary>How often a database was asked.</summary>
public sealed class Traffic
{
    private int _reads;
    private int _commits;

    /// <summary>How many reads there were.</summary>
    public int Reads => _reads;

    /// <summary>How many commits there were.</summary>
    public int Commits => _commits;

    internal void CountRead() => Interlocked.Increment(ref _reads);

    internal void CountCommit() => Interlocked.Increment(ref _commits);
}

/// <summary>What a test does to a database.</summary>
public sealed class Weather
{
    /// <summary>True while nothing answers.</summary>
    public bool IsAway { get; set; }

    /// <summary>True when the next commit is written and its acknowledgment lost.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>While there is one, commits wait until it is lifted.</summary>
    public Hold? Holds { get; set; }
}

/// <summary>Holds commits back.</summary>
public sealed class Hold
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _lifted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody waits.</summary>
    public Task Reached => Patiently(_reached);

    /// <summary>Lets everybody go on.</summary>
    public void Lift() => _lifted.SetResult();

    internal Task Wait()
    {
        _reached.TrySetResult();
        return Patiently(_lifted);
    }

    // A test that failed lifts nothing, and a server that waits does not stop.
    private static Task Patiently(TaskCompletionSource signal) => signal.Task.WaitAsync(Longest, TimeProvider.System);
}

/// <summary>Counts the round trips.</summary>
internal sealed class CountingDatabase(Database real, Traffic traffic) : PassingDatabase(real)
{
    /// <inheritdoc/>
    protected override void BeforeRead() => traffic.CountRead();

    /// <inheritdoc/>
    protected override void BeforeCommit() => traffic.CountCommit();
}

/// <summary>Goes away and comes back when a test says so.</summary>
internal sealed class FailingDatabase(Database real, Weather weather) : PassingDatabase(real)
{
    /// <inheritdoc/>
    protected override void BeforeRead() => ThrowIfAway();

    /// <inheritdoc/>
    protected override void BeforeCommit() => ThrowIfAway();

    /// <inheritdoc/>
    protected override Task UntilCommitsMayGoOn() => weather.Holds?.Wait() ?? Task.CompletedTask;

    /// <inheritdoc/>
    protected override void AfterCommit()
    {
        if (!weather.LosesNextAnswer)
            return;

        weather.LosesNextAnswer = false;
        throw new DatabaseUnavailableException("The answer was lost");
    }

    private void ThrowIfAway()
    {
        if (weather.IsAway)
            throw new DatabaseUnavailableException("Away");
    }
}
