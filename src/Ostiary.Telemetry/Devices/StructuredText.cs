using System.Text;

namespace Ostiary.Telemetry;

/// <summary>Reads the few forms of structured header fields (RFC 9651) that client hints use, from whatever was sent.</summary>
/// <remarks>Never throws; reads at most 4,096 characters and 32 items, and keeps at most 64 characters of each.</remarks>
internal static class StructuredText
{
    internal const int MostItems = 32;
    private const int LongestField = 4096;
    private const int LongestText = 64;

    /// <summary>A list of texts with the parameter <c>v</c>: <c>"Chromium";v="151", "Google Chrome";v="151"</c>.</summary>
    public static IReadOnlyList<Brand> Brands(string? field)
    {
        var brands = new List<Brand>();
        foreach (var (text, parameters) in Items(field))
        {
            var version = parameters.IndexOf("v=\"", StringComparison.Ordinal) is >= 0 and var at ? Quoted(parameters, at + 2).Text : "";
            if (text.Length > 0)
                brands.Add(new(text, version));
        }

        return brands;
    }

    /// <summary>A list of texts: <c>"Mobile", "XR"</c>.</summary>
    public static IReadOnlyList<string> Texts(string? field) => [.. Items(field).Select(item => item.Text).Where(text => text.Length > 0)];

    /// <summary>One text; null when it is empty or none.</summary>
    public static string? Text(string? field) => Items(field).Select(item => item.Text).FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>One boolean, <c>?1</c> or <c>?0</c>; null when it is neither.</summary>
    public static bool? Truth(string? field) => field?.Trim(' ') switch
    {
        "?1" => true,
        "?0" => false,
        _ => null,
    };

    /// <summary>At most so many characters, without control characters and the space around; null when nothing stays.</summary>
    public static string? Clean(string text, int longest)
    {
        if (text.Length <= longest && text.All(IsPlain))
            return text.Trim() is { Length: > 0 } same ? same : null;

        var kept = new StringBuilder(longest);
        foreach (var letter in text.Where(IsPlain).Take(longest))
            kept.Append(letter);

        return kept.ToString().Trim() is { Length: > 0 } clean ? clean : null;
    }

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~';

    private static List<(string Text, string Parameters)> Items(string? field)
    {
        var items = new List<(string, string)>();
        if (field is null)
            return items;

        var bounded = field.Length > LongestField ? field[..LongestField] : field;
        for (var at = 0; at < bounded.Length && items.Count < MostItems;)
        {
            if (bounded[at] != '"')
            {
                at++;
                continue;
            }

            var (text, afterText) = Quoted(bounded, at);
            at = EndOfItem(bounded, afterText);
            items.Add((text, bounded[afterText..at]));
        }

        return items;
    }

    // A comma inside quotation marks does not end an item.
    private static int EndOfItem(string field, int at)
    {
        while (at < field.Length && field[at] != ',')
            at = field[at] == '"' ? AfterQuote(field, at) : at + 1;

        return at;
    }

    private static int AfterQuote(string field, int at)
    {
        for (at++; at < field.Length && field[at] != '"'; at++)
        {
            if (field[at] == '\\')
                at++;
        }

        return Math.Min(at + 1, field.Length);
    }

    private static (string Text, int End) Quoted(string field, int at)
    {
        var end = AfterQuote(field, at);
        var inside = field[(at + 1)..Math.Max(at + 1, end - 1)];
        return (Clean(inside.Replace("\\", "", StringComparison.Ordinal), LongestText) ?? "", end);
    }
}
