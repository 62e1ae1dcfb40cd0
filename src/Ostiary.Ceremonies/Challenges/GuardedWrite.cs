using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Everything that one ceremony changes, as one write: each statement with the refusal that its constraint stands for.</summary>
internal sealed class GuardedWrite
{
    private readonly List<Statement> _statements = [];
    private readonly List<FailureCode?> _refusals = [];

    /// <summary>Adds a statement; <paramref name="whenViolated"/> names the refusal when one of its constraints speaks up.</summary>
    /// <returns>The statement's index in the write.</returns>
    public int Add(Statement statement, FailureCode? whenViolated = null)
    {
        _statements.Add(statement);
        _refusals.Add(whenViolated);
        return _statements.Count - 1;
    }

    /// <summary>Adds statements in their order, none of whose constraints stands for a refusal.</summary>
    /// <returns>The index of the first in the write.</returns>
    public int Add(IReadOnlyList<Statement> statements)
    {
        var first = _statements.Count;
        foreach (var statement in statements)
            Add(statement);

        return first;
    }

    /// <summary>Writes all or nothing. A constraint that stands for no refusal is a bug and throws.</summary>
    public async Task<Outcome<Committed>> Commit(Database database, CancellationToken cancel)
    {
        var committed = await database.Commit(_statements, cancel);
        if (committed.ViolatedStatement is not { } index)
            return committed;

        return _refusals[index] is { } refusal
            ? refusal
            : throw new InvalidOperationException($"Statement {index} of the write violated a constraint that stands for no refusal");
    }
}
