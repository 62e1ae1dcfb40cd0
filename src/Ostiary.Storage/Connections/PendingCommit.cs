namespace Ostiary.Storage;

/// <summary>A commit that waits for its turn at the one writer, and what became of it.</summary>
internal sealed class PendingCommit(IReadOnlyList<Statement> before, NewRows? rows, IReadOnlyList<Statement> after, CancellationToken cancel)
{
    private readonly TaskCompletionSource<Committed> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Statement> Before => before;

    /// <summary>What is written between the statements; null when nothing is.</summary>
    public NewRows? Rows => rows;

    public IReadOnlyList<Statement> After => after;

    /// <summary>Its rows changed, while the transaction that it shares is not yet durable.</summary>
    public Committed? Written { get; set; }

    public bool IsDecided => _decided.Task.IsCompleted;

    public Task<Committed> Decision => _decided.Task;

    /// <summary>False when the caller has gone; then nothing is written.</summary>
    public bool IsStillWanted() => !cancel.IsCancellationRequested || !_decided.TrySetCanceled(cancel);

    public void Succeed() => _decided.TrySetResult(Written!);

    public void Fail(Exception error) => _decided.TrySetException(error);
}
