using Ostiary.Accounts;

namespace Ostiary.Ceremonies;

/// <summary>What a verified registration came to.</summary>
public sealed record Enrolled
{
    /// <summary>Whose passkey it is.</summary>
    public required User User { get; init; }

    /// <summary>The passkey as it was stored.</summary>
    public required Passkey Passkey { get; init; }

    /// <summary>The session that began; null when none did.</summary>
    public BegunSession? Session { get; init; }

    /// <summary>The sealed result for a browser with a publishable key; otherwise null.</summary>
    public string? BrowserResult { get; init; }

    /// <summary>Time from the issue of the options to the answer.</summary>
    public required TimeSpan AnsweredAfter { get; init; }
}

/// <summary>A session that just began.</summary>
/// <param name="Session">The session.</param>
/// <param name="Token">The secret for the cookie; kept nowhere else.</param>
public sealed record BegunSession(Session Session, string Token);
