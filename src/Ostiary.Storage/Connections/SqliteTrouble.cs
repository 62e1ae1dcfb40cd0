using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>What an error of SQLite means to the house.</summary>
internal static class SqliteTrouble
{
    /// <summary>A unique, primary-key, check or foreign-key constraint said no. NOT NULL and type errors are our bugs and throw.</summary>
    public static bool IsViolation(SqliteException error) => error.SqliteExtendedErrorCode
        is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID
        or raw.SQLITE_CONSTRAINT_CHECK or raw.SQLITE_CONSTRAINT_FOREIGNKEY;

    /// <summary>The file cannot be read or written now.</summary>
    public static bool IsUnavailable(SqliteException error) => error.SqliteErrorCode
        is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_FULL or raw.SQLITE_READONLY;

    public static DatabaseUnavailableException Unavailable(SqliteException error) =>
        new($"SQLite cannot work on its file now (error {error.SqliteExtendedErrorCode}).", error);
}
