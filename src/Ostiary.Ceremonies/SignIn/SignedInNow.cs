using Ostiary.Accounts;

namespace Ostiary.Ceremonies;

/// <summary>What a verified authentication came to.</summary>
public sealed record SignedInNow
{
    /// <summary>Who answered.</summary>
    public required User User { get; init; }

    /// <summary>With which passkey.</summary>
    public required Passkey Passkey { get; init; }

    /// <summary>The session that began; null when none did.</summary>
    public BegunSession? Session { get; init; }

    /// <summary>After a step up: the sealed grant. Otherwise null.</summary>
    public string? StepUpGrant { get; init; }

    /// <summary>The sealed result for a browser with a publishable key; otherwise null.</summary>
    public string? BrowserResult { get; init; }

    /// <summary>Time from the issue of the options to the answer.</summary>
    public required TimeSpan AnsweredAfter { get; init; }
}
