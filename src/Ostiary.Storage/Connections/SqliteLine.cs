using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>One open connection to the SQLite file with the statements it has prepared. For one thread at a time.</summary>
internal sealed class SqliteLine : IDisposable
{
    // WAL lets readers go on while one writes; FULL makes a commit durable before it is acknowledged. The cache, in KiB, holds the inner pages of the
    // largest indexes; the log, in pages, grows to 16 MiB before it is copied back, so that a page which changes often is copied once.
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096;";

    private const string ReaderSettings = "PRAGMA query_only = ON;";

    // More than there are constant texts: only those that are composed can fill it.
    private const int MostPrepared = 500;

    public static readonly Statement Begin = new("BEGIN IMMEDIATE");
    public static readonly Statement Commit = new("COMMIT");

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteWrite> _writes = new(StringComparer.Ordinal);
    private readonly Dictionary<(RowTable, int), SqliteRows> _rows = [];

    private SqliteLine(SqliteConnection connection) => _connection = connection;

    public SqliteConnection Connection => _connection;

    /// <summary>True while a transaction is open: some errors end it by themselves, others do not.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public static SqliteLine Open(string connectionString, TimeSpan timeout, bool writes)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, (int)timeout.TotalMilliseconds);
            using var settings = connection.CreateCommand();
            settings.CommandText = writes ? WriterSettings : ReaderSettings;
            settings.ExecuteNonQuery();
            return new SqliteLine(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The prepared command of a statement, with its values set.</summary>
    public SqliteCommand Prepared(Statement statement)
    {
        if (!_prepared.TryGetValue(statement.Sql, out var command))
            _prepared.Add(statement.Sql, command = PrepareAnew(statement));

        foreach (var (name, value) in statement.Parameters)
            command.Parameters["@" + name].Value = value ?? DBNull.Value;

        return command;
    }

    /// <summary>Runs a writing statement; how many rows it changed.</summary>
    public int Execute(Statement statement)
    {
        if (!_writes.TryGetValue(statement.Sql, out var write))
        {
            if (_writes.Count >= MostPrepared)
                Forget();

            _writes.Add(statement.Sql, write = new SqliteWrite(_connection.Handle!, statement));
        }

        return write.Run(statement);
    }

    /// <summary>Inserts rows; how many of them were not there yet.</summary>
    public int Insert(NewRows rows)
    {
        var (inserted, written) = (0, 0);
        while (written < rows.Rows.Count)
        {
            var some = rows.Rows.Count - written >= SqliteRows.Together ? SqliteRows.Together : 1;
            inserted += Inserting(rows.Table, some).Insert(rows.Rows, written);
            written += some;
        }

        return inserted;
    }

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private SqliteRows Inserting(RowTable table, int count)
    {
        if (!_rows.TryGetValue((table, count), out var inserting))
            _rows.Add((table, count), inserting = new SqliteRows(_connection.Handle!, table, count));

        return inserting;
    }

    private SqliteCommand PrepareAnew(Statement statement)
    {
        if (_prepared.Count >= MostPrepared)
            Forget();

        return Prepare(statement);
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();

        foreach (var write in _writes.Values)
            write.Dispose();

        foreach (var inserting in _rows.Values)
            inserting.Dispose();

        _rows.Clear();
        _prepared.Clear();
        _writes.Clear();
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is made of a room's constants; values travel as parameters.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        foreach (var (name, _) in statement.Parameters)
            command.Parameters.Add(new SqliteParameter("@" + name, value: null));

        return command;
    }
}
