using System.Text.Json.Serialization;
using Ostiary.Contracts.Users;

namespace Ostiary.Contracts.Ceremonies;

/// <summary>What a verified registration came to.</summary>
public sealed record RegistrationResult
{
    /// <summary>Whose passkey it is.</summary>
    public required UserSummary User { get; init; }

    /// <summary>The passkey as it is now stored.</summary>
    public required PasskeySummary Passkey { get; init; }

    /// <summary>The session that began, on hosted pages after sign-up; otherwise null.</summary>
    public SessionSummary? Session { get; init; }

    /// <summary>For a browser with a publishable key: what its backend redeems once, within a minute. Otherwise null.</summary>
    public string? Result { get; init; }
}

/// <summary>What a verified authentication came to.</summary>
public sealed record AuthenticationResult
{
    /// <summary>Who answered.</summary>
    public required UserSummary User { get; init; }

    /// <summary>With which passkey.</summary>
    public required PasskeySummary Passkey { get; init; }

    /// <summary>The session that began, on hosted pages after sign-in; otherwise null.</summary>
    public SessionSummary? Session { get; init; }

    /// <summary>After a step up: allows exactly the act that was asked for, once, within five minutes. Otherwise null.</summary>
    public string? StepUpGrant { get; init; }

    /// <summary>For a browser with a publishable key: what its backend redeems once, within a minute. Otherwise null.</summary>
    public string? Result { get; init; }
}

/// <summary>Asks what a browser's result stands for: <c>POST /v1/ceremonies/results/redeem</c>, with a secret key.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RedeemRequest
{
    /// <summary>The result that the browser was given.</summary>
    public required string Result { get; init; }
}

/// <summary>What a redeemed result stands for. A backend may begin its own session on it.</summary>
public sealed record RedeemedResult
{
    /// <summary>Who it was.</summary>
    public required UserSummary User { get; init; }

    /// <summary>The passkey that answered, <c>pky_…</c>.</summary>
    public required string PasskeyId { get; init; }

    /// <summary><c>registration</c> or <c>sign-in</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>True when the authenticator verified the person by biometrics or PIN.</summary>
    public required bool UserVerified { get; init; }

    /// <summary>When the answer was verified.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }
}
