using System.Text.RegularExpressions;

namespace Ostiary.Storage;

/// <summary>The few words in which migrations are written once for both databases.</summary>
/// <remarks>
/// <c>TEXT</c> compares by bytes on both, <c>BIGINT</c> is 64 bits, <c>BYTES</c> are bytes, and a table whose definition ends with
/// <c>);</c> at the start of a line refuses values of another type on both (SQLite: STRICT).
/// </remarks>
internal static partial class SchemaWords
{
    public static string Translate(string sql, Dialect dialect) => dialect switch
    {
        Dialect.Postgres => Word.Replace(sql, word => word.Value switch { "TEXT" => "TEXT COLLATE \"C\"", "BYTES" => "BYTEA", _ => word.Value }),
        _ => EndOfTable.Replace(Word.Replace(sql, word => word.Value switch { "BIGINT" => "INTEGER", "BYTES" => "BLOB", _ => word.Value }), ") STRICT;"),
    };

    [GeneratedRegex(@"\b(TEXT|BIGINT|BYTES)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"^\);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOfTable { get; }
}
