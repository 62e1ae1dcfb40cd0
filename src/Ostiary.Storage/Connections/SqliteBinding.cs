using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>Gives values to a prepared statement by their places, and runs it.</summary>
internal static class SqliteBinding
{
    /// <summary>SQLITE_PREPARE_PERSISTENT: the statement will be kept and run often.</summary>
    public const uint Persistent = 1;

    private const int BytesOnStack = 512;

    public static int Bind(sqlite3_stmt prepared, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(prepared, place),
        long number => raw.sqlite3_bind_int64(prepared, place, number),
        string text => BindText(prepared, place, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(prepared, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, place, bytes),
        _ => throw new InvalidOperationException($"SQLite has no place for a value of type {value.GetType().Name}."),
    };

    /// <summary>Runs a statement to its end; how many rows it changed.</summary>
    /// <exception cref="SqliteException">It was refused, or the file cannot be worked on.</exception>
    public static int Run(sqlite3 connection, sqlite3_stmt prepared)
    {
        int code;
        do
            code = raw.sqlite3_step(prepared);
        while (code == raw.SQLITE_ROW);

        // What went wrong is told by the step; the reset tells it once more, and clears it away.
        var changed = code == raw.SQLITE_DONE ? raw.sqlite3_changes(connection) : 0;
        raw.sqlite3_reset(prepared);
        SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, connection);
        return changed;
    }

    // An empty span has no address, and would become NULL.
    private static int BindText(sqlite3_stmt prepared, int place, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(prepared, place, "");

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > BytesOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[BytesOnStack];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        var code = raw.sqlite3_bind_text(prepared, place, utf8[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return code;
    }
}
