using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>One thing by which attempts are told apart.</summary>
/// <param name="Dimension">In what.</param>
/// <param name="Value">The value, as filters take it.</param>
public sealed record Trait(AttemptDimension Dimension, string Value);

/// <summary>Traits in words. Names of makers, models and versions come from browsers: escape them where they are shown.</summary>
public static class TraitText
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["ios"] = "iOS",
        ["macos"] = "macOS",
        ["chromeos"] = "ChromeOS",
        ["harmonyos"] = "HarmonyOS",
        ["visionos"] = "visionOS",
        ["nfc"] = "NFC",
        ["usb"] = "USB",
        ["ble"] = "Bluetooth",
        ["hybrid"] = "another phone",
        ["internal"] = "this device",
        ["webview"] = "web view",
        ["iframe_same_origin"] = "frame of the same site",
        ["iframe_cross_origin"] = "frame of another site",
        ["platform_bound"] = "device-bound passkeys",
        ["synced"] = "synced passkeys",
        ["roaming_hardware"] = "security keys",
    };

    /// <summary>Where: systems, browsers and devices with their versions, such as <c>iOS 17.3 + iPhone 12</c>; empty of none of these.</summary>
    public static string Where(IReadOnlyList<Trait> traits) => string.Join(" + ", Places(traits));

    /// <summary>All of them, such as <c>Android 18 + NFC</c>.</summary>
    public static string All(IReadOnlyList<Trait> traits) =>
        string.Join(" + ", Places(traits).Concat(new[] { AttemptDimension.Transport, AttemptDimension.Authenticator }.Select(each => Name(traits, each)).OfType<string>()));

    /// <summary>What does not work: a way to reach the authenticator, a sort of it, or passkeys altogether.</summary>
    internal static string What(IReadOnlyList<Trait> traits) =>
        Name(traits, AttemptDimension.Transport) is { } transport ? Capital(transport)
        : Name(traits, AttemptDimension.Authenticator) is { } authenticator ? Capital(authenticator)
        : "Passkeys";

    /// <summary>Whether <see cref="What"/> is one thing.</summary>
    internal static bool IsOne(IReadOnlyList<Trait> traits) => Name(traits, AttemptDimension.Transport) is not null;

    private static IEnumerable<string> Places(IReadOnlyList<Trait> traits) => new[]
    {
        Versioned(traits, AttemptDimension.Os, AttemptDimension.OsVersion),
        Versioned(traits, AttemptDimension.Browser, AttemptDimension.BrowserVersion),
        Model(traits),
        Name(traits, AttemptDimension.FormFactor),
        Surface(traits),
    }.OfType<string>();

    private static string? Versioned(IReadOnlyList<Trait> traits, AttemptDimension name, AttemptDimension version) =>
        Name(traits, name) is { } known ? Capital(known) + (Value(traits, version) is { } which ? $" {VersionWords.Of(which)}" : "") : Value(traits, version);

    // A model that begins with its maker's name does not say it twice.
    private static string? Model(IReadOnlyList<Trait> traits) => (Value(traits, AttemptDimension.Oem), Value(traits, AttemptDimension.Model)) switch
    {
        (null, var model) => model,
        (var maker, null) => maker,
        (var maker, var model) => model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}",
    };

    private static string? Surface(IReadOnlyList<Trait> traits) => Value(traits, AttemptDimension.Surface) switch
    {
        "ios" or "android" or "desktop" => "in an app",
        "browser" => "in a browser",
        null => null,
        var other => $"in a {Text(other)}",
    };

    private static string? Name(IReadOnlyList<Trait> traits, AttemptDimension dimension) => Value(traits, dimension) is { } value ? Text(value) : null;

    private static string? Value(IReadOnlyList<Trait> traits, AttemptDimension dimension) => traits.FirstOrDefault(trait => trait.Dimension == dimension)?.Value;

    private static string Text(string value) => Known.GetValueOrDefault(value) ?? value.Replace('_', ' ');

    private static string Capital(string text) => text.Length == 0 || Known.ContainsValue(text) && text is "iOS" or "macOS" or "visionOS" ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
