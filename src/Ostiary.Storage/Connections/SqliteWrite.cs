using System.Buffers;
using System.Text;
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
    private const uint Persistent = 1; // SQLITE_PREPARE_PERSISTENT: it will be kept and run often.
    private const int BytesOnStack = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _prepared;
    private readonly string[] _names;
    private readonly int[] _places;

    public SqliteWrite(sqlite3 connection, Statement statement)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, statement.Sql, Persistent, out _prepared, out var rest));
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
            Check(Bind(_places[index], ValueOf(statement, index)));

        int code;
        do
            code = raw.sqlite3_step(_prepared);
        while (code == raw.SQLITE_ROW);

        // What went wrong is told by the step; the reset tells it once more, and clears it away.
        var changed = code == raw.SQLITE_DONE ? raw.sqlite3_changes(_connection) : 0;
        raw.sqlite3_reset(_prepared);
        Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        return changed;
    }

    public void Dispose() => _prepared.Dispose();

    // The same text comes from the same place in the code nearly always, with its parameters in the same order.
    private object? ValueOf(Statement statement, int index) =>
        index < statement.Parameters.Count && ReferenceEquals(statement.Parameters[index].Name, _names[index])
            ? statement.Parameters[index].Value
            : statement.ValueOf(_names[index]);

    private int Bind(int place, object? value) => value switch
    {
        _ when place == 0 => raw.SQLITE_OK,
        null => raw.sqlite3_bind_null(_prepared, place),
        long number => raw.sqlite3_bind_int64(_prepared, place, number),
        string text => BindText(place, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_prepared, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_prepared, place, bytes),
        _ => throw new InvalidOperationException($"SQLite has no place for a value of type {value.GetType().Name}."),
    };

    // An empty span has no address, and would become NULL.
    private int BindText(int place, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_prepared, place, "");

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > BytesOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[BytesOnStack];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        var code = raw.sqlite3_bind_text(_prepared, place, utf8[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return code;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}
