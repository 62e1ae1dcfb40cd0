namespace Ostiary.Simulation;

/// <summary>How a device appears to a server: request headers, and what the SDK tells of it.</summary>
/// <remarks>Forms of User-Agent and client hints as browsers send them since their reduction; Firefox and Safari send no hints.</remarks>
internal static class Appearance
{
    private static readonly Dictionary<string, string> Platforms = new(StringComparer.Ordinal)
    {
        ["windows"] = "Windows NT 10.0; Win64; x64",
        ["macos"] = "Macintosh; Intel Mac OS X 10_15_7",
        ["android"] = "Linux; Android 10; K",
    };

    private static readonly Dictionary<string, string> HintedPlatforms = new(StringComparer.Ordinal)
    {
        ["windows"] = "Windows",
        ["macos"] = "macOS",
        ["android"] = "Android",
    };

    /// <summary>The headers by which a server may recognize it.</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers(Gadget gadget, int day) =>
        gadget.Browser is "chrome" or "edge"
            ? [
                ("User-Agent", UserAgent(gadget, day)), ("Sec-CH-UA", Brands(gadget, day)), ("Sec-CH-UA-Mobile", gadget.IsPhone ? "?1" : "?0"),
                ("Sec-CH-UA-Platform", $"\"{HintedPlatforms[gadget.Os]}\""),
            ]
            : [("User-Agent", UserAgent(gadget, day))];

    /// <summary>The fields of <c>env.device</c>.</summary>
    public static (string Name, object? Value)[] Told(Gadget gadget, int day) => gadget switch
    {
        { IsApp: true } =>
            [("os", gadget.Os), ("osVersion", Short(gadget.SystemOn(day))), ("formFactor", "mobile"), ("model", gadget.Model), ("manufacturer", gadget.Maker), ("hintsSource", "native")],
        { Browser: "chrome" or "edge" } =>
            [
                ("os", HintedPlatforms[gadget.Os]), ("osVersion", gadget.SystemOn(day)), ("browser", Brand(gadget)), ("browserVersion", $"{gadget.BrowserOn(day)}.0.8100.60"),
                ("model", gadget.Model.Length == 0 ? null : gadget.Model), ("hintsSource", "high_entropy"),
            ],
        _ => [("hintsSource", "none")],
    };

    private static string UserAgent(Gadget gadget, int day) => gadget switch
    {
        { IsApp: true } => $"Orchard/4.1 ({gadget.Os})",
        { Browser: "firefox" } =>
            $"Mozilla/5.0 ({(gadget.Os == "macos" ? "Macintosh; Intel Mac OS X 10.15" : Platforms[gadget.Os])}; rv:{gadget.BrowserOn(day)}.0) Gecko/20100101 Firefox/{gadget.BrowserOn(day)}.0",
        { Browser: "safari", Os: "ios" } =>
            $"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{gadget.SystemOn(day)} Mobile/15E148 Safari/604.1",
        { Browser: "safari" } =>
            $"Mozilla/5.0 ({Platforms["macos"]}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{Short(gadget.SystemOn(day))} Safari/605.1.15",
        _ => $"Mozilla/5.0 ({Platforms[gadget.Os]}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{gadget.BrowserOn(day)}.0.0.0 {(gadget.IsPhone ? "Mobile " : "")}Safari/537.36"
            + (gadget.Browser == "edge" ? $" Edg/{gadget.BrowserOn(day)}.0.0.0" : ""),
    };

    private static string Brands(Gadget gadget, int day) =>
        $"\"Chromium\";v=\"{gadget.BrowserOn(day)}\", \"{Brand(gadget)}\";v=\"{gadget.BrowserOn(day)}\", \"Not;A=Brand\";v=\"24\"";

    private static string Brand(Gadget gadget) => gadget.Browser == "edge" ? "Microsoft Edge" : "Google Chrome";

    private static string Short(string version) => version.EndsWith(".0.0", StringComparison.Ordinal) ? version[..^4] : version.EndsWith(".0", StringComparison.Ordinal) ? version[..^2] : version;
}
