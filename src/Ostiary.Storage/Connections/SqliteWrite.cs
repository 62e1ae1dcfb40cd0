using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>One writing statement as SQLite has prepared it. For one thread at a time.</summary>
/// <remarks>
/// The provider's command looks up every parameter by its name, twice, each time that it runs, which for a row of twenty-four columns costs as much as
/// the row. Here a parameter's place is looked up once.
/// </remarks>
internal sealed class SqliteWrite : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _prepared;
    private readonly string[] _names;
    private readonly int[] _places;

    public SqliteWrite(sqlite3 connection, Statement statement)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, statement.Sql, SqliteBinding.Persistent, out _prepared, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
            throw new InvalidOperationException($"One statement at a time: {statement.Sql}");

        _names = [.. statement.Parameters.Select(parameter => parameter.Name)];
        _places = [.. _names.Select(name => raw.sqlite3_bind_parameter_index(_prepared, "@" + name))];
        if (_places.Count(place => place > 0) != raw.sqlite3_bind_parameter_count(_prepared))
            throw new InvalidOperationException($"Not every parameter has a value: {statement.Sql}");
    }

    /// <summary>Runs the statement with its values; how many rows it changed.</summary>
    /// <exception cref="SqliteException">It was refused, or the file cannot be worked on.</exception>
    public int Run(Statement statement)
    {
        for (var index = 0; index < _names.Length; index++)
        {
            if (_places[index] > 0)
                Check(SqliteBinding.Bind(_prepared, _places[index], ValueOf(statement, index)));
        }

        return SqliteBinding.Run(_connection, _prepared);
    }

    public void Dispose() => _prepared.Dispose();

    // The same text comes from the same place in the code nearly always, with its parameters in the same order.
    private object? ValueOf(Statement statement, int index) =>
        index < statement.Parameters.Count && ReferenceEquals(statement.Parameters[index].Name, _names[index])
            ? statement.Parameters[index].Value
            : statement.ValueOf(_names[index]);

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}
