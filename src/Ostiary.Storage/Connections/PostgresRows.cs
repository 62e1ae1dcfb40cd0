using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Ostiary.Storage;

/// <summary>How PostgreSQL takes many rows: copied, which costs half of what inserting does but knows no rows that are there already, or inserted as arrays.</summary>
internal sealed class PostgresRows
{
    // Copying takes three round trips more, which pay from some dozens of rows on.
    private const int FewestToCopy = 40;

    private static readonly ConditionalWeakTable<RowTable, PostgresRows> Known = [];

    private readonly string _copy;
    private readonly string _insert;

    private PostgresRows(RowTable table)
    {
        _copy = $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)";
        var parameters = string.Join(", ", table.Columns.Select(column => "@" + column.Name));
        _insert = $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT * FROM unnest({parameters}) {table.PassOver}";
    }

    public static bool AreWorthCopying(NewRows rows) => rows.Rows.Count >= FewestToCopy;

    /// <summary>One statement that inserts those that are not there yet.</summary>
    public static Statement Insert(NewRows rows) => new(
        Of(rows)._insert, [.. rows.Table.Columns.Select((column, place) => (column.Name, ArrayOf(column.Kind, rows.Rows, place)))]);

    /// <summary>Copies all of them; refused with a violation when one is there already.</summary>
    public static async Task Copy(NpgsqlConnection connection, NewRows rows, CancellationToken cancel)
    {
        await using var copying = await connection.BeginBinaryImportAsync(Of(rows)._copy, cancel);
        foreach (var row in rows.Rows)
        {
            await copying.StartRowAsync(cancel);
            foreach (var value in row)
                await Write(copying, value, cancel);
        }

        await copying.CompleteAsync(cancel);
    }

    private static PostgresRows Of(NewRows rows) => Known.GetValue(rows.Table, static table => new PostgresRows(table));

    private static Task Write(NpgsqlBinaryImporter copying, object? value, CancellationToken cancel) => value switch
    {
        null => copying.WriteNullAsync(cancel),
        string text => copying.WriteAsync(text, NpgsqlDbType.Text, cancel),
        long number => copying.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
        byte[] bytes => copying.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel),
        _ => throw new InvalidOperationException($"No column holds a {value.GetType().Name}."),
    };

    private static object ArrayOf(ColumnKind kind, IReadOnlyList<object?[]> rows, int place) => kind switch
    {
        ColumnKind.Text => rows.Select(row => (string?)row[place]).ToArray(),
        ColumnKind.Number => rows.Select(row => (long?)row[place]).ToArray(),
        _ => rows.Select(row => (byte[]?)row[place]).ToArray(),
    };
}
