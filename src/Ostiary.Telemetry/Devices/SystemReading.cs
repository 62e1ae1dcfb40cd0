using System.Globalization;

namespace Ostiary.Telemetry;

/// <summary>Whether the version of a system is known, is one of several, or is not said.</summary>
internal enum VersionTrust
{
    Missing,
    Narrowed,
    Known,
}

/// <summary>The system, as far as it is told.</summary>
/// <param name="Os">Its name; null when unknown.</param>
/// <param name="Version">Its version; null when unknown.</param>
/// <param name="Trust">How far the version is known.</param>
internal sealed record SystemReading(string? Os, string? Version, VersionTrust Trust)
{
    /// <summary>Whether hints name another system than the User-Agent, as when a tablet asks for the desktop's page.</summary>
    public bool Contradicted { get; private init; }

    /// <summary>Whether the User-Agent is one that hides version and model.</summary>
    public bool Reduced { get; private init; }

    /// <summary>An iPad that calls itself a Macintosh.</summary>
    public bool IsDisguisedTablet { get; private init; }

    /// <summary>The form that devices of this system mostly have.</summary>
    public FormFactor Form => DeviceTables.Systems.Order.FirstOrDefault(row => row.Name == Os)?.Form ?? FormFactor.Unknown;

    /// <summary>What the request says, before the browser is known.</summary>
    public static SystemReading Of(UserAgentText agent, DeviceEvidence evidence)
    {
        var row = DeviceTables.Systems.Order.FirstOrDefault(system => system.Marks.Any(agent.Has));
        var hinted = evidence.Hints.Platform is { } platform ? DeviceTables.Systems.Platforms.GetValueOrDefault(platform) : null;
        var disguised = hinted is null && row?.Name is "macos" && evidence.MaxTouchPoints > 1;
        var os = disguised ? "ios" : hinted ?? row?.Name;
        var contradicted = hinted is not null && row is not null && hinted != row.Name;
        var (version, trust) = VersionOf(os, agent, evidence.Hints, disguised || contradicted ? null : row);

        return new(os, version, trust)
        {
            Contradicted = contradicted,
            Reduced = agent.Has(DeviceTables.Systems.ReducedAndroid),
            IsDisguisedTablet = disguised,
        };
    }

    /// <summary>The same, with what the browser's version says of the system's.</summary>
    public SystemReading Knowing(BrowserReading browser, UserAgentText agent) => (Os, browser) switch
    {
        ("windows", { Name: "ie" }) when Trust is VersionTrust.Narrowed => this with { Version = "10", Trust = VersionTrust.Known },
        ("macos", { Name: "safari" }) when Trust is VersionTrust.Missing => OldestMacFor(browser.Major) is { } oldest
            ? this with { Version = oldest, Trust = VersionTrust.Narrowed }
            : this,
        ("ios", { Name: "safari" }) when IsDisguisedTablet => this with { Version = browser.Version, Trust = VersionTrust.Narrowed },
        ("ios", { Name: "safari", Major: var major }) when major >= DeviceTables.Systems.IosFollowsSafariFrom => this with { Version = browser.Version },
        ("ios", { Name: not "safari", App: null }) when MajorOf(Version) >= DeviceTables.Systems.IosFollowsSafariFrom => this with { Trust = VersionTrust.Narrowed },
        ("chromeos", _) when agent.VersionAfter("Chrome/") is { } chrome => this with { Version = Invariant(MajorOf(chrome)), Trust = VersionTrust.Known },
        _ => this,
    };

    /// <summary>The first number of a version; null when there is none.</summary>
    public static int? MajorOf(string? version) =>
        version is not null && int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    private static (string? Version, VersionTrust Trust) VersionOf(string? os, UserAgentText agent, ClientHints hints, SystemRow? row)
    {
        var told = row?.Version is { } mark ? agent.VersionAfter(mark) : null;
        return os switch
        {
            "windows" => Judged(Contract(hints.PlatformVersion) ?? (told is null ? null : DeviceTables.Systems.WindowsVersions.GetValueOrDefault(told))),
            "macos" => Judged(Digits(hints.PlatformVersion) ?? (told is null || DeviceTables.Systems.FrozenMacVersions.Contains(told) ? null : Dotted(told))),
            "android" => Judged(Shortened(Digits(hints.PlatformVersion)) ?? (agent.Has(DeviceTables.Systems.ReducedAndroid) ? null : told)),
            "linux" => (DeviceTables.Systems.LinuxDistributions.FirstOrDefault(agent.Has)?.ToLowerInvariant(), VersionTrust.Known),
            _ => Judged(Dotted(told)),
        };
    }

    private static (string? Version, VersionTrust Trust) Judged(string? version) =>
        (version, version is null ? VersionTrust.Missing : version.Contains('|', StringComparison.Ordinal) ? VersionTrust.Narrowed : VersionTrust.Known);

    // Windows reports the version of its Universal API Contract: https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
    private static string? Contract(string? version) =>
        System.Version.TryParse(Digits(version), out var contract)
            ? DeviceTables.Systems.WindowsContracts.LastOrDefault(row => contract >= System.Version.Parse(row.From))?.Version
            : null;

    private static string? Digits(string? version) =>
        version is { Length: > 0 and <= 32 } && version.All(letter => char.IsAsciiDigit(letter) || letter == '.') ? version : null;

    private static string? Dotted(string? version) => version?.Replace('_', '.');

    private static string? Shortened(string? version)
    {
        while (version is not null && version.EndsWith(".0", StringComparison.Ordinal))
            version = version[..^2];

        return version;
    }

    private static string? OldestMacFor(int? safari) =>
        DeviceTables.Systems.SafariNeedsMac.LastOrDefault(each => safari >= each.Safari) is { } row ? $">={row.Macos}" : null;

    private static string? Invariant(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
