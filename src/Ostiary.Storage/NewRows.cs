namespace Ostiary.Storage;

/// <summary>What a column of a <see cref="RowTable"/> holds.</summary>
public enum ColumnKind
{
    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>long</c>.</summary>
    Number,

    /// <summary><c>byte[]</c>.</summary>
    Bytes,
}

/// <summary>A table that takes many rows at once. Make it once and keep it: statements are prepared by its texts.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">The columns that tell its rows apart.</param>
/// <param name="Columns">The columns that are written, in the order of the values of a row.</param>
public sealed record RowTable(string Name, IReadOnlyList<string> Key, IReadOnlyList<(string Name, ColumnKind Kind)> Columns)
{
    /// <summary>The names of the columns, as a statement lists them.</summary>
    internal string ColumnList { get; } = string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>What a statement says of rows that are there already.</summary>
    internal string PassOver { get; } = $"ON CONFLICT ({string.Join(", ", Key)}) DO NOTHING";
}

/// <summary>Rows to write, each once: what is there already, by its key, is passed over.</summary>
/// <param name="Table">Where they go.</param>
/// <param name="Rows">The values of each row, <c>null</c> or as the kind of their column says.</param>
public sealed record NewRows(RowTable Table, IReadOnlyList<object?[]> Rows);
