using System.Globalization;
using System.Text;

namespace Ostiary.Kernel;

/// <summary>What of a text a person sees. Pure; safe for use from any thread.</summary>
public static class Legibility
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Whether a character shows something of itself, if only the width of a space.</summary>
    // A lone surrogate enumerates as U+FFFD, which is refused with the rest.
    public static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && !IsBlank(rune.Value) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Whether a character may stand in a name: seen, or what holds the parts of an emoji or of a word together. Nothing that turns text around.</summary>
    public static bool MayStandInName(Rune rune) => IsJoining(rune.Value) || Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Whether there is anything to see besides space.</summary>
    public static bool ShowsSomething(string text) => text.EnumerateRunes().Any(rune => IsSeen(rune) && !Rune.IsWhiteSpace(rune));

    /// <summary>Whether a person can read the text as a name.</summary>
    /// <param name="text">The name, without space around it.</param>
    /// <param name="longest">The most UTF-16 units that it may have.</param>
    public static bool IsName(string text, int longest) => text.Length <= longest && text.EnumerateRunes().All(MayStandInName) && ShowsSomething(text);

    /// <summary>What of a text may stand in a name, without space around it and cut to size; empty when there would be nothing to see.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="longest">The most UTF-16 units of the name.</param>
    public static string Fit(string text, int longest)
    {
        var kept = string.Concat(text.EnumerateRunes().Where(MayStandInName)).Trim();
        // Never through the middle of a surrogate pair.
        var cut = kept.Length <= longest ? kept : kept[..(char.IsHighSurrogate(kept[longest - 1]) ? longest - 1 : longest)];
        return ShowsSomething(cut) ? cut : "";
    }

    // Default-ignorable characters that Unicode does not file under Format: fillers, joiners and variation selectors; and the Braille cell without dots.
    private static bool IsBlank(int point) => point
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F)
        or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    // The last are the letters of a flag.
    private static bool IsJoining(int point) => point is ZeroWidthNonJoiner or ZeroWidthJoiner or (>= 0xE0020 and <= 0xE007F);
}
