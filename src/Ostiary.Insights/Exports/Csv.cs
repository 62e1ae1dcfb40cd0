using System.Globalization;
using System.Text;

namespace Ostiary.Insights;

/// <summary>Writes tables as CSV (RFC 4180) that a spreadsheet shows as they are.</summary>
public static class Csv
{
    private const string EndOfRow = "\r\n";

    // What makes a spreadsheet calculate, or begin a new cell.
    private static readonly char[] Dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'];

    /// <summary>A table with one heading row. Numbers are written as numbers; a text that a spreadsheet would calculate gets an apostrophe before it.</summary>
    /// <param name="columns">The headings, our own words.</param>
    /// <param name="rows">Cells: texts, numbers, flags, instants or null.</param>
    public static string Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns).Append(EndOfRow);
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append(EndOfRow);

        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    // Spaces before it do not make it harmless.
    private static string Harmless(string text) => text.TrimStart() is [var first, ..] && Dangerous.Contains(first) || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
