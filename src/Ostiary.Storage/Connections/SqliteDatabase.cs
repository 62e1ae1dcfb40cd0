using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Ostiary.Kernel;

namespace Ostiary.Storage;

/// <summary>The embedded database: many readers beside one writer at a time, a commit durable before it is acknowledged.</summary>
/// <remarks>SQLite answers on the calling thread. Commits that wait together share one flush of the disk; see <see cref="SqliteGroup"/>.</remarks>
internal sealed class SqliteDatabase : Database
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly TimeSpan _timeout;
    private readonly ConcurrentBag<SqliteLine> _idleReaders = [];
    private readonly ConcurrentQueue<PendingCommit> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteLine? _writer;

    public SqliteDatabase(DatabaseOptions options)
    {
        SqliteLibrary.Load();
        _file = Path.GetFullPath(options.SqliteFile!);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = (int)options.CommandTimeout.TotalSeconds,
        }.ToString();
        _timeout = options.CommandTimeout;
        CreateFileIfMissing();
    }

    public override Dialect Dialect => Dialect.Sqlite;

    public override Task<List<T>> Read<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel) =>
        OnReader(line =>
        {
            var rows = new List<T>();
            using var reader = line.Prepared(query).ExecuteReader();
            while (reader.Read())
                rows.Add(map(reader));

            return rows;
        }, cancel);

    public override Task<T?> ReadFirst<T>(Statement query, Func<DbDataReader, T> map, CancellationToken cancel)
        where T : default =>
        OnReader(line =>
        {
            using var reader = line.Prepared(query).ExecuteReader();
            return reader.Read() ? map(reader) : default;
        }, cancel);

    public override Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel) =>
        Commit(new PendingCommit(statements, rows: null, [], cancel));

    public override Task<Committed> Commit(
        IReadOnlyList<Statement> before, NewRows rows, IReadOnlyList<Statement> after, CancellationToken cancel) =>
        Commit(new PendingCommit(before, rows, after, cancel));

    public override async Task Ping(CancellationToken cancel)
    {
        if (!File.Exists(_file))
            throw Gone();

        await ReadFirst(new Statement("SELECT count(*) FROM sqlite_master LIMIT 1"), row => row.GetInt64(0), cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        while (_idleReaders.TryTake(out var reader))
            reader.Dispose();

        // The last connection to close folds the write-ahead log back into the file.
        _writer?.Dispose();
        _writing.Dispose();
    }

    internal override async Task Exclusively(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            _writer ??= SqliteLine.Open(_connectionString, _timeout, writes: true);
            _writer.Execute(SqliteLine.Begin);
            await work(_writer.Connection);
            _writer.Execute(SqliteLine.Commit);
        }
        catch (SqliteException error) when (SqliteTrouble.IsUnavailable(error))
        {
            throw SqliteTrouble.Unavailable(error);
        }
        finally
        {
            // Closing a connection rolls back what it left open.
            if (_writer is { InTransaction: true })
                Forget();

            _writing.Release();
        }
    }

    private async Task<Committed> Commit(PendingCommit pending)
    {
        _waiting.Enqueue(pending);

        // Whoever comes to the writer first commits for all who wait; the others find it done.
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            while (!pending.IsDecided)
                CommitThoseWaiting();
        }
        finally
        {
            _writing.Release();
        }

        return await pending.Decision;
    }

    private void CommitThoseWaiting()
    {
        var group = SqliteGroup.TakeFrom(_waiting);
        try
        {
            LookForFile();
            _writer ??= SqliteLine.Open(_connectionString, _timeout, writes: true);
            SqliteGroup.Commit(_writer, group);
        }
        catch (DatabaseUnavailableException error)
        {
            group.ForEach(pending => pending.Fail(error));
        }
        catch (SqliteException error)
        {
            Forget();
            Exception reason = SqliteTrouble.IsUnavailable(error) ? SqliteTrouble.Unavailable(error) : error;
            group.ForEach(pending => pending.Fail(reason));
        }
        finally
        {
            // Whatever went wrong, nobody waits for ever.
            foreach (var pending in group.Where(pending => !pending.IsDecided))
                pending.Fail(new DatabaseUnavailableException("The commit was broken off; nothing was written."));
        }
    }

    private Task<T> OnReader<T>(Func<SqliteLine, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SqliteLine? line = null;
        try
        {
            line = _idleReaders.TryTake(out var idle) ? idle : SqliteLine.Open(_connectionString, _timeout, writes: false);
            var answer = work(line);
            _idleReaders.Add(line);
            return Task.FromResult(answer);
        }
        catch (SqliteException error) when (SqliteTrouble.IsUnavailable(error))
        {
            line?.Dispose();
            throw SqliteTrouble.Unavailable(error);
        }
        catch
        {
            line?.Dispose();
            throw;
        }
    }

    // An open handle outlives its file, and what is written there is lost: so the file itself is looked at.
    private void LookForFile()
    {
        if (File.Exists(_file))
            return;

        Forget();
        while (_idleReaders.TryTake(out var reader))
            reader.Dispose();

        throw Gone();
    }

    private static DatabaseUnavailableException Gone() => new("The SQLite file is gone.") { Remedy = "Put it back, or start the server anew to begin with an empty one." };

    // The next writer starts clean.
    private void Forget()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void CreateFileIfMissing()
    {
        PrivateFolder.Make(Path.GetDirectoryName(_file)!);
        if (File.Exists(_file))
            return;

        var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var file = new FileStream(_file, create);
    }
}
