using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Makes what people typed fit to be shown: trimmed, without what cannot be seen, 1 to 64 characters.</summary>
internal static class DisplayNames
{
    private const int Longest = 64;

    /// <summary>The first of the texts that has something to show.</summary>
    public static string Of(string? wished, string otherwise) =>
        Legibility.Fit(wished ?? "", Longest) is { Length: > 0 } fitting ? fitting : Legibility.Fit(otherwise, Longest);
}
