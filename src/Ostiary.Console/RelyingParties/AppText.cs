using Ostiary.Accounts;

namespace Ostiary.Console.RelyingParties;

/// <summary>Apps as people type them, one a line. What is no app stands as it is, to be refused by the name of its list.</summary>
internal static class AppText
{
    /// <summary>Package name, a space, and the fingerprint.</summary>
    public static IReadOnlyList<AndroidApp> ReadAndroid(string? text) =>
        [.. Lines(text).Select(line => line.Split(' ', 2, Tidy) is [var package, var fingerprint] ? new AndroidApp(package, fingerprint) : new AndroidApp(line, ""))];

    /// <summary>The same, as text.</summary>
    public static string Write(IReadOnlyList<AndroidApp> apps) => string.Join('\n', apps.Select(app => $"{app.PackageName} {app.Fingerprint}".TrimEnd()));

    /// <summary>Team id, a dot, and the bundle id.</summary>
    public static IReadOnlyList<AppleApp> ReadApple(string? text) =>
        [.. Lines(text).Select(line => line.Split('.', 2) is [var team, var bundle] ? new AppleApp(team, bundle) : new AppleApp(line, ""))];

    /// <summary>The same, as text.</summary>
    public static string Write(IReadOnlyList<AppleApp> apps) => string.Join('\n', apps.Select(app => app.Identifier()));

    private const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static string[] Lines(string? text) => (text ?? "").Split(['\n', '\r'], Tidy);
}
