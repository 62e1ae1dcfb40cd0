using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ostiary.Storage;

/// <summary>The embedded database: many readers beside one writer at a time, a commit durable before it is acknowledged.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteLine> _idleReaders = [];
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
        OnWriter(line => Task.FromResult(CommitOn(line, statements)), cancel);

    public override async Task Ping(CancellationToken cancel)
    {
        // An open handle outlives its file: what is written there is lost, so the file itself is looked at.
        if (!File.Exists(_file))
            throw new DatabaseUnavailableException("The SQLite file is gone.");

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

    internal override Task Exclusively(Func<DbConnection, Task> work, CancellationToken cancel) =>
        OnWriter(async line =>
        {
            line.Execute(SqliteLine.Begin);
            await work(line.Connection);
            line.Execute(SqliteLine.Commit);
            return true;
        }, cancel);

    private static Committed CommitOn(SqliteLine line, IReadOnlyList<Statement> statements)
    {
        var affected = new int[statements.Count];
        line.Execute(SqliteLine.Begin);
        for (var index = 0; index < affected.Length; index++)
        {
            try
            {
                affected[index] = line.Execute(statements[index]);
            }
            catch (SqliteException error) when (SqliteTrouble.IsViolation(error))
            {
                line.RollBackIfOpen();
                return Committed.Violated(index);
            }
        }

        line.Execute(SqliteLine.Commit);
        return new Committed { RowsAffected = affected };
    }

    private Task<T> OnReader<T>(Func<SqliteLine, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SqliteLine? line = null;
        try
        {
            line = _idleReaders.TryTake(out var idle) ? idle : SqliteLine.Open(_connectionString, writes: false);
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

    private async Task<T> OnWriter<T>(Func<SqliteLine, Task<T>> work, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            _writer ??= SqliteLine.Open(_connectionString, writes: true);
            return await work(_writer);
        }
        catch (SqliteException error) when (SqliteTrouble.IsUnavailable(error))
        {
            Forget();
            throw SqliteTrouble.Unavailable(error);
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    // Closing a connection rolls back what it had open; the next writer starts clean.
    private void Forget()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void CreateFileIfMissing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        if (File.Exists(_file))
            return;

        var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var file = new FileStream(_file, create);
    }
}
