using System.Data.Common;

namespace Ostiary.Storage;

/// <summary>How a row's columns are read in the house's types.</summary>
public static class Row
{
    /// <summary>Text; null when the column is.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Bytes.</summary>
    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>Bytes; null when the column is.</summary>
    public static byte[]? BytesOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    /// <summary>A number; null when the column is.</summary>
    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A flag stored as 0 or 1.</summary>
    public static bool Flag(this DbDataReader row, int column) => row.GetInt64(column) != 0;

    /// <summary>A flag stored as 0 or 1; null when the column is.</summary>
    public static bool? FlagOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column) != 0;

    /// <summary>An instant stored as Unix milliseconds.</summary>
    public static DateTimeOffset Instant(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>An instant stored as Unix milliseconds; null when the column is.</summary>
    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
