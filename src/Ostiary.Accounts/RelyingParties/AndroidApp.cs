using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>An Android app, as its store and its signature name it.</summary>
/// <param name="PackageName">Such as <c>com.example.shop</c>.</param>
/// <param name="Fingerprint">The SHA-256 of the certificate that signs it: 32 bytes in hex, with colons between or without. One that is signed with several is named several times.</param>
public sealed record AndroidApp(string PackageName, string Fingerprint)
{
    private const int FingerprintBytes = 32;

    /// <summary>The fingerprint as Android's tools write it: upper case, colons between; null when it is none.</summary>
    public string? FingerprintAsWritten() =>
        FingerprintRead() is { } bytes ? string.Join(':', bytes.Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))) : null;

    /// <summary>What the app writes into client data as its origin; null when the fingerprint is none.</summary>
    public Origin? OriginInCeremonies() => FingerprintRead() is { } bytes ? Origin.OfAndroidApp(bytes) : null;

    /// <summary>True when both can be what they stand for.</summary>
    internal bool IsWellFormed() =>
        PackageName.Length <= 255 && PackageName.Split('.') is { Length: >= 2 } parts && parts.All(IsPart) && FingerprintRead() is not null;

    private byte[]? FingerprintRead()
    {
        var hex = Fingerprint.Replace(":", "", StringComparison.Ordinal);
        return hex.Length == FingerprintBytes * 2 && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;
    }

    private static bool IsPart(string part) =>
        part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
