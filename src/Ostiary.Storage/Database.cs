using System.Data.Common;

namespace Ostiary.Storage;

/// <summary>The one database behind a server: reads, and commits that are all or nothing. Safe for use from any thread.</summary>
/// <remarks>Every member may throw <see cref="DatabaseUnavailableException"/>; a constraint that refuses a commit is a value, not an exception.</remarks>
public abstract class Database : IAsyncDisposable
{
    /// <summary>Which database this is.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>All rows that a query answers, in one round trip.</summary>
    public abstract Task<List<T>> Read<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel);

    /// <summary>The first row that a query answers, in one round trip; null when there is none.</summary>
    public abstract Task<T?> ReadFirst<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel);

    /// <summary>Writes all statements in order or none of them; durable when it returns. One round trip on PostgreSQL.</summary>
    public abstract Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel);

    /// <summary>Runs statements in order, writes rows and runs more statements, or nothing of it; durable when it returns. Rows that are there already are passed over.</summary>
    /// <returns>How many rows each statement changed, and in between, where the rows stand, how many of them were not there yet.</returns>
    public abstract Task<Committed> Commit(
        IReadOnlyList<Statement> before, NewRows rows, IReadOnlyList<Statement> after, CancellationToken cancel);

    /// <summary>Returns when the database answers; for readiness.</summary>
    public abstract Task Ping(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Runs migration work in one transaction that no other node runs at the same time.</summary>
    internal abstract Task Exclusively(Func<DbConnection, Task> work, CancellationToken cancel);
}
