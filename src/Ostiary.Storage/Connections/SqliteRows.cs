using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>One prepared statement that inserts a fixed number of rows. Several rows together open the table and its indexes once. For one thread at a time.</summary>
internal sealed class SqliteRows : IDisposable
{
    /// <summary>How many rows go together. More save little: what remains is the work of each row.</summary>
    public const int Together = 10;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _prepared;
    private readonly int _count;

    public SqliteRows(sqlite3 connection, RowTable table, int count)
    {
        (_connection, _count) = (connection, count);
        var row = $"({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
        var sql = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES {string.Join(", ", Enumerable.Repeat(row, count))} {table.PassOver}";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, SqliteBinding.Persistent, out _prepared), connection);
    }

    /// <summary>Inserts as many of the rows as this is for, from one of them on; how many were not there yet.</summary>
    public int Insert(IReadOnlyList<object?[]> rows, int first)
    {
        var place = 0;
        for (var index = first; index < first + _count; index++)
        {
            foreach (var value in rows[index])
                SqliteException.ThrowExceptionForRC(SqliteBinding.Bind(_prepared, ++place, value), _connection);
        }

        return SqliteBinding.Run(_connection, _prepared);
    }

    public void Dispose() => _prepared.Dispose();
}
