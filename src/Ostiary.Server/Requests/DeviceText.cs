namespace Ostiary.Server.Requests;

/// <summary>A few words that let a person recognize their own device, such as <c>Chrome on Windows</c>. A hint for people, no basis for rules.</summary>
public static class DeviceText
{
    // Order matters: most browsers also claim to be the ones below them.
    private static readonly (string Token, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Token, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>Reads a User-Agent header; null when neither browser nor system is known.</summary>
    public static string? From(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent))
            return null;

        var browser = NameOf(Browsers, userAgent);
        var system = NameOf(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => null,
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? NameOf((string Token, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(entry => userAgent.Contains(entry.Token, StringComparison.Ordinal)).Name;
}
