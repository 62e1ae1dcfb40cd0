namespace Ostiary.Telemetry;

/// <summary>What a person holds in their hands. A bot is nobody's device, and yet a form that requests come in.</summary>
public enum FormFactor
{
    Unknown,
    Desktop,
    Mobile,
    Tablet,
    Tv,
    Watch,
    Automotive,
    Xr,
    Eink,
    Bot,
}

/// <summary>Who told us: nobody, the User-Agent alone, client hints beside it, or a script on the page.</summary>
public enum RecognitionSource
{
    None,
    UserAgent,
    ClientHints,
    Script,
}

/// <summary>How far a recognition may be trusted. Low: the version of the system, or the browser itself, is a guess or missing.</summary>
public enum Certainty
{
    Low,
    Medium,
    High,
}

/// <summary>A device and its browser, as far as they can be told. What is not known is null, and never the nearest guess.</summary>
public sealed record Device
{
    /// <summary>A request that says nothing of itself.</summary>
    public static Device Unknown { get; } = new();

    /// <summary>The system in lower case: <c>windows</c>, <c>macos</c>, <c>ios</c> (iPadOS too), <c>android</c>, <c>chromeos</c>, <c>linux</c>, ….</summary>
    public string? Os { get; init; }

    /// <summary>Its version. <c>10|11</c> cannot be told apart, <c>&gt;=14</c> is a lower bound; on Linux the name of the distribution.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The browser, the app whose web view it is, or the bot; in lower case.</summary>
    public string? Browser { get; init; }

    /// <summary>The version of <see cref="Browser"/>; only the first number where browsers say no more.</summary>
    public string? BrowserVersion { get; init; }

    public FormFactor FormFactor { get; init; }

    /// <summary>The maker's own code, such as <c>SM-S928B</c>; <c>iPhone</c> and <c>iPad</c> where Apple says no more.</summary>
    public string? Model { get; init; }

    /// <summary>The maker, such as <c>Samsung</c>.</summary>
    public string? Oem { get; init; }

    /// <summary>The line of products that <see cref="Model"/> belongs to, such as <c>Galaxy A</c>.</summary>
    public string? Series { get; init; }

    /// <summary>The app around the page; <c>unknown app</c> when there is one that does not name itself, null in a browser.</summary>
    public string? App { get; init; }

    /// <summary>The machine, such as <c>x86-64</c> or <c>arm-64</c>. A 32-bit browser on 64-bit Windows runs on a 64-bit machine.</summary>
    public string? Architecture { get; init; }

    public RecognitionSource Source { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Whether the page is shown inside another app, where passkeys often do not work.</summary>
    public bool InWebView => App is not null;
}
