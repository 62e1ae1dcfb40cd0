namespace Ostiary.WebAuthn;

/// <summary>The formats that can be verified here. A new one is a class of its own and a line in this list.</summary>
internal static class AttestationFormats
{
    private static readonly IAttestationFormat[] All = [new NoneFormat(), new PackedFormat(), new FidoU2fFormat(), new AppleFormat(), new CompoundFormat()];

    /// <summary>The identifiers of all formats, compared letter by letter.</summary>
    public static IReadOnlyList<string> Identifiers { get; } = [.. All.Select(format => format.Identifier)];

    /// <summary>The format with this identifier; null when there is none.</summary>
    public static IAttestationFormat? Find(string identifier) => Array.Find(All, format => format.Identifier == identifier);
}
