namespace Ostiary.Docs;

/// <summary>What a text must become to stand in a Markdown page.</summary>
internal static class Markdown
{
    /// <summary>A text that may stand in a cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim();
}
