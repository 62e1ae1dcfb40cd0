namespace Ostiary.Contracts.Users;

/// <summary>A session, as the API shows one. Its token stays in the cookie.</summary>
public sealed record SessionSummary
{
    /// <summary>The id, <c>ses_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends at the latest.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>On what it lives, such as <c>Safari on iPhone</c>; null when unknown.</summary>
    public string? Where { get; init; }

    /// <summary>True for the session that asks.</summary>
    public bool Current { get; init; }
}

/// <summary>Who is signed in here: <c>GET /v1/session</c>.</summary>
public sealed record CurrentSession
{
    /// <summary>The user.</summary>
    public required UserSummary User { get; init; }

    /// <summary>The session.</summary>
    public required SessionSummary Session { get; init; }
}

/// <summary>What a page tells the person's passkey provider: <c>GET /v1/users/me/signals</c> (WebAuthn L3 §5.1.10).</summary>
public sealed record SignalDetails
{
    /// <summary>The RP ID.</summary>
    public required string RpId { get; init; }

    /// <summary>The user handle, base64url.</summary>
    public required string UserHandle { get; init; }

    /// <summary>The name that the provider shows.</summary>
    public required string Name { get; init; }

    /// <summary>The display name that the provider shows.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Every credential id that is still accepted, base64url; complete, never partial.</summary>
    public required IReadOnlyList<string> AcceptedCredentialIds { get; init; }
}
