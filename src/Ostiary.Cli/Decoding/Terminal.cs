using System.Globalization;
using System.Text;

namespace Ostiary.Cli.Decoding;

/// <summary>Keeps untrusted text from giving orders to the terminal that shows it.</summary>
internal static class Terminal
{
    /// <summary>The text with control, formatting and surrogate characters written as <c>\u{…}</c>: no escape sequence, line end or change of direction is left.</summary>
    public static string Harmless(string text)
    {
        if (text.All(IsHarmless))
            return text;

        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && !IsHarmless((char)rune.Value))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            else
                shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    private static bool IsHarmless(char letter) => char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
