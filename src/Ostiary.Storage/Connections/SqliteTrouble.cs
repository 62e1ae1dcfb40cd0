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
        is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_FULL or raw.SQLITE_READONLY
        or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT;

    public static DatabaseUnavailableException Unavailable(SqliteException error) =>
        new($"SQLite cannot work on its file (error {error.SqliteExtendedErrorCode}).", error) { Remedy = RemedyOf(error.SqliteErrorCode) };

    private static string RemedyOf(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program holds the file: end it.",
        raw.SQLITE_FULL => "The disk is full: make room.",
        raw.SQLITE_NOTADB => "The file is no SQLite database: see that --data (Database:SqliteFile) names the right one.",
        raw.SQLITE_CORRUPT => "The file is damaged: put back the last backup of it.",
        _ => "See that the account of the server may read and write the file and its folder, and that the disk is sound and has room.",
    };
}
