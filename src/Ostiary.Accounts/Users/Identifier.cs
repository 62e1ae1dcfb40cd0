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
    private static bool IsForbidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
}
