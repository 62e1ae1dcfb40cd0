using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Kernel;

/// <summary>What sort of thing an origin stands for.</summary>
public enum OriginKind
{
    /// <summary>Pages, by scheme, host and port (HTML, tuple origin).</summary>
    Web,

    /// <summary>An Android app, by the SHA-256 of its signing certificate.</summary>
    AndroidApp,

    /// <summary>An Apple app, by its bundle identifier.</summary>
    AppleApp,
}

/// <summary>
/// Where an answer may be made, as configured: letter by letter what clients write into client data. There is no way to say "and all below it":
/// each origin is named, because whoever gains one forgotten subdomain would otherwise gain every passkey.
/// </summary>
public sealed record Origin
{
    private const string AndroidPrefix = "android:apk-key-hash:";
    private const string ApplePrefix = "ios:bundle-id:";
    private const int FingerprintBytes = 32;

    /// <summary>Longer than any: a host name has at most 253 characters.</summary>
    private const int LongestText = 512;
    private const int LongestBundleId = 155;

    private Origin(string text, OriginKind kind, string? host, bool isSecure) => (Text, Kind, Host, IsSecure) = (text, kind, host, isSecure);

    /// <summary>As clients write it, such as <c>https://example.com</c> or <c>android:apk-key-hash:…</c>.</summary>
    public string Text { get; }

    /// <summary>What it stands for.</summary>
    public OriginKind Kind { get; }

    /// <summary>The host of pages; null for apps.</summary>
    public string? Host { get; }

    /// <summary>True for https, for apps, and for pages on <c>localhost</c> or below it, which no network reaches.</summary>
    public bool IsSecure { get; }

    /// <summary>Reads one; null when no client would write it so: a path, a slash at the end, upper case, a default port, a fingerprint that is not 32 bytes.</summary>
    public static Origin? Parse(string? text) =>
        text is null or { Length: > LongestText } ? null
        : text.StartsWith(AndroidPrefix, StringComparison.Ordinal) ? AndroidApp(text)
        : text.StartsWith(ApplePrefix, StringComparison.Ordinal) ? AppleApp(text)
        : Web(text);

    /// <summary>The origin of an Android app that is signed with the certificate of this SHA-256.</summary>
    /// <param name="fingerprint">32 bytes.</param>
    public static Origin OfAndroidApp(ReadOnlySpan<byte> fingerprint) =>
        AndroidApp(AndroidPrefix + Base64UrlText.Encode(fingerprint)) ?? throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(fingerprint));

    /// <summary>True for pages on the host of the RP ID, or on a host below it: those may use its passkeys without being related to it.</summary>
    [MemberNotNullWhen(true, nameof(Host))]
    public bool IsCoveredBy(string rpId) =>
        Host is not null && (string.Equals(Host, rpId, StringComparison.Ordinal) || Host.EndsWith($".{rpId}", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Origin? Web(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http")
            || uri.UserInfo.Length > 0
            || !string.Equals(text, uri.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
        {
            return null;
        }

        var isLocal = uri.Host is "localhost" || uri.Host.EndsWith(".localhost", StringComparison.Ordinal);
        return new(text, OriginKind.Web, uri.Host, uri.Scheme is "https" || isLocal);
    }

    private static Origin? AndroidApp(string text) =>
        Base64UrlText.TryDecode(text.AsSpan(AndroidPrefix.Length), out var fingerprint) && fingerprint.Length == FingerprintBytes
            ? new(text, OriginKind.AndroidApp, host: null, isSecure: true)
            : null;

    private static Origin? AppleApp(string text) =>
        text.Length <= ApplePrefix.Length + LongestBundleId && text[ApplePrefix.Length..].Split('.') is { Length: >= 2 } parts && parts.All(IsBundlePart)
            ? new(text, OriginKind.AppleApp, host: null, isSecure: true)
            : null;

    private static bool IsBundlePart(string part) =>
        part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
