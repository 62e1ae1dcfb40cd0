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

        if (!written.EnumerateRunes().All(Legibility.IsSeen))
            return AccountsCodes.IdentifierCharacter;

        return new Identifier(written, Fold(written));
    }

    // Lower case may bring back what normalization had joined, so it is asked twice.
    private static string Fold(string text) => Compatibility.Normalize(Compatibility.Normalize(text).ToLowerInvariant());
}
