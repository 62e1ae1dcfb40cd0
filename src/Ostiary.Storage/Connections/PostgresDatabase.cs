using System.Data.Common;
using Npgsql;

namespace Ostiary.Storage;

/// <summary>PostgreSQL behind a pool: one round trip per read, one per commit.</summary>
/// <remarks>
/// A commit is one batch with one synchronization point, which PostgreSQL runs as one implicit transaction: no BEGIN and COMMIT to wait
/// for. Collisions (serialization failure, deadlock) are tried again; everything else about the connection is unavailability.
/// </remarks>
internal sealed class PostgresDatabase : Database
{
    private const int Attempts = 4;

    /// <summary>Any constant will do, as long as all nodes agree: "ostiary" in ASCII.</summary>
    private const string LockMigrations = "SELECT pg_advisory_xact_lock(31370742434918009)";

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(DatabaseOptions options)
    {
        var address = PostgresAddress.Read(options.Postgres!);
        address.MaxPoolSize = options.MaxConnections;
        address.CommandTimeout = (int)options.CommandTimeout.TotalSeconds;
        address.Timeout = (int)options.CommandTimeout.TotalSeconds;
        address.MaxAutoPrepare = 200;
        address.AutoPrepareMinUsages = 2;
        address.Enlist = false;
        // Without it an exception does not say which statement of a batch it is about.
        address.IncludeFailedBatchedCommand = true;
        // Nothing here sets session state, so there is nothing to reset between two uses of a connection.
        address.NoResetOnClose = true;
        address.ApplicationName ??= "ostiary";
        _source = NpgsqlDataSource.Create(address);
    }

    public override Dialect Dialect => Dialect.Postgres;

    public override Task<List<T>> Read<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel) =>
        AnsweredEvenIfDropped(async () =>
        {
            await using var command = Command(query);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancel))
                rows.Add(map(reader));

            return rows;
        });

    public override Task<T?> ReadFirst<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel)
        where T : default =>
        AnsweredEvenIfDropped(async () =>
        {
            await using var command = Command(query);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await reader.ReadAsync(cancel) ? map(reader) : default;
        });

    public override Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel) =>
        Answered(() => CommitOrTryAgain(statements, cancel));

    public override Task<Committed> Commit(
        IReadOnlyList<Statement> before, NewRows rows, IReadOnlyList<Statement> after, CancellationToken cancel) =>
        Answered(async () =>
            (PostgresRows.AreWorthCopying(rows) ? await TryToCopy(before, rows, after, cancel) : null)
            ?? await CommitOrTryAgain([.. before, PostgresRows.Insert(rows), .. after], cancel));

    public override Task Ping(CancellationToken cancel) =>
        Answered(async () =>
        {
            await using var command = _source.CreateCommand("SELECT 1");
            return await command.ExecuteScalarAsync(cancel);
        });

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    internal override Task Exclusively(Func<DbConnection, Task> work, CancellationToken cancel) =>
        Answered(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await using (var command = new NpgsqlCommand(LockMigrations, connection) { CommandTimeout = 0 })
                await command.ExecuteNonQueryAsync(cancel);

            await work(connection);
            await transaction.CommitAsync(cancel);
            return true;
        });

    private async Task<Committed> CommitOrTryAgain(IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var batch = Batch(statements);
            try
            {
                var returned = await Execute(batch, cancel);
                return new Committed { RowsAffected = RowsAffectedBy(batch), Returned = returned };
            }
            catch (PostgresException error) when (PostgresTrouble.IsViolation(error))
            {
                return Committed.Violated(batch.BatchCommands.IndexOf(error.BatchCommand!));
            }
            catch (PostgresException error) when (PostgresTrouble.IsCollision(error) && attempt < Attempts)
            {
                // Nothing was written; the same work again.
            }
        }
    }

    /// <summary>Null when something refused it, most likely a row that is there already; nothing was written then.</summary>
    private async Task<Committed?> TryToCopy(
        IReadOnlyList<Statement> before, NewRows rows, IReadOnlyList<Statement> after, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            var changedBefore = await Run(connection, before, cancel);
            await PostgresRows.Copy(connection, rows, cancel);
            var changedAfter = await Run(connection, after, cancel);
            await transaction.CommitAsync(cancel);
            return new Committed { RowsAffected = [.. changedBefore, rows.Rows.Count, .. changedAfter] };
        }
        catch (PostgresException error) when (PostgresTrouble.IsViolation(error) || PostgresTrouble.IsCollision(error))
        {
            return null;
        }
    }

    private static async Task<int[]> Run(NpgsqlConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        if (statements.Count == 0)
            return [];

        await using var batch = Fill(connection.CreateBatch(), statements);
        await batch.ExecuteNonQueryAsync(cancel);
        return RowsAffectedBy(batch);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Execute(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (reader.FieldCount == 0)
            return [];

        var returned = new List<IReadOnlyList<string>>();
        do
        {
            var rows = new List<string>();
            while (await reader.ReadAsync(cancel))
                rows.Add(reader.GetString(0));

            returned.Add(rows);
        }
        while (await reader.NextResultAsync(cancel));

        return returned;
    }

    private static int[] RowsAffectedBy(NpgsqlBatch batch)
    {
        var affected = new int[batch.BatchCommands.Count];
        for (var index = 0; index < affected.Length; index++)
            affected[index] = batch.BatchCommands[index].RecordsAffected;

        return affected;
    }

    private NpgsqlCommand Command(Statement statement)
    {
        var text = PostgresText.Of(statement);
        var command = _source.CreateCommand(text.Sql);
        text.Bind(statement, command.Parameters);
        return command;
    }

    private NpgsqlBatch Batch(IReadOnlyList<Statement> statements) => Fill(_source.CreateBatch(), statements);

    private static NpgsqlBatch Fill(NpgsqlBatch batch, IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            var text = PostgresText.Of(statement);
            var command = new NpgsqlBatchCommand(text.Sql);
            text.Bind(statement, command.Parameters);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>A read over a connection that had died in the pool, as all do when the server restarts, is asked once more.</summary>
    private static async Task<T> AnsweredEvenIfDropped<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException error) when (PostgresTrouble.IsDropped(error))
        {
            return await Answered(read);
        }
        catch (NpgsqlException error) when (PostgresTrouble.IsUnavailable(error))
        {
            throw PostgresTrouble.Unavailable(error);
        }
    }

    private static async Task<T> Answered<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException error) when (PostgresTrouble.IsUnavailable(error))
        {
            throw PostgresTrouble.Unavailable(error);
        }
    }
}
