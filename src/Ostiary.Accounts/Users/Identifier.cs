using System.Globalization;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>What a person types to say who they are: an e-mail address or any other name that is theirs within one relying party.</summary>
/// <param name="AsWritten">As it was typed, without surrounding white space.</param>
/// <param name="Folded">What is compared: spelling variants of one text fold to the same.</param>
public sealed record Identifier(string AsWritten, string Folded)
{
    /// <summary>The most UTF-16 units that an identifier may have.</summary>
    public const int MaxLength = 256;

    /// <summary>Reads an identifier.</summary>
    /// <remarks>Fails with <c>accounts.identifier_empty</c>, <c>accounts.identifier_too_long</c> or <c>accounts.identifier_character</c>.</remarks>
    public static Outcome<Identifier> Parse(string? text)
    {
        var written = text?.Trim() ?? "";
        if (written.Length == 0)
            return AccountsCodes.IdentifierEmpty;

        if (written.Length > MaxLength)
            return AccountsCodes.IdentifierTooLong;

        if (written.EnumerateRunes().Any(IsForbidden))
            return AccountsCodes.IdentifierCharacter;

        return new Identifier(written, Fold(written));
    }

    // A lone surrogate enumerates as U+FFFD, which is refused with the rest.
    private static bool IsForbidden(Rune rune) => rune == Rune.ReplacementChar || IsInvisibleLetter(rune.Value) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // Default-ignorable characters that Unicode does not file under Format: fillers, joiners and variation selectors.
    private static bool IsInvisibleLetter(int point) => point
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F)
        or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    // Lower case may bring back what normalization had joined, so it is asked twice.
    private static string Fold(string text) => Compatibility.Normalize(Compatibility.Normalize(text).ToLowerInvariant());
}
