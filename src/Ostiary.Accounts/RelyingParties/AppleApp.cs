namespace Ostiary.Accounts;

/// <summary>An Apple app, as its maker's account names it.</summary>
/// <param name="TeamId">Ten capital letters and digits.</param>
/// <param name="BundleId">Such as <c>com.example.shop</c>.</param>
public sealed record AppleApp(string TeamId, string BundleId)
{
    private const int TeamIdLength = 10;
    private const int LongestBundleId = 155;

    /// <summary>The application identifier, such as <c>A1B2C3D4E5.com.example.shop</c>.</summary>
    public string Identifier() => $"{TeamId}.{BundleId}";

    /// <summary>True when both can be what they stand for.</summary>
    internal bool IsWellFormed() =>
        TeamId.Length == TeamIdLength
        && TeamId.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))
        && BundleId.Length <= LongestBundleId
        && BundleId.Split('.') is { Length: >= 2 } parts
        && parts.All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
}
