namespace Ostiary.Ceremonies;

/// <summary>Makes what people typed fit to be shown: trimmed, without control characters, 1 to 64 characters.</summary>
internal static class DisplayNames
{
    private const int Longest = 64;

    /// <summary>The first of the texts that has something to show.</summary>
    public static string Of(string? wished, string otherwise) =>
        Fit(wished) is { Length: > 0 } fitting ? fitting : Fit(otherwise);

    private static string Fit(string? text)
    {
        var visible = string.Concat((text ?? "").Where(letter => !char.IsControl(letter))).Trim();
        if (visible.Length <= Longest)
            return visible;

        // Never through the middle of a surrogate pair.
        return visible[..(char.IsHighSurrogate(visible[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
