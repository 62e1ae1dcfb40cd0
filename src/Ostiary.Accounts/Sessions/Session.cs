using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>One signed-in browser. It lives in the database; the browser holds only an opaque token.</summary>
public sealed record Session
{
    public required SessionId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>The passkey that began it.</summary>
    public required PasskeyId PasskeyId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends unless it is used before.</summary>
    public required DateTimeOffset IdleExpiresAt { get; init; }

    /// <summary>When it ends in any case.</summary>
    public required DateTimeOffset AbsoluteExpiresAt { get; init; }

    /// <summary>Browser and system in a few words.</summary>
    public required string Where { get; init; }

    /// <summary>The network it began from: /24 of IPv4, /48 of IPv6; never a full address.</summary>
    public required string AddressPrefix { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why it is no longer good; null when it is.</summary>
    /// <remarks><c>accounts.session_revoked</c>, <c>accounts.session_expired</c> or <c>accounts.session_idle</c>.</remarks>
    public Failure? Refusal(DateTimeOffset now) =>
        RevokedAt is not null ? new Failure(AccountsCodes.SessionRevoked)
        : now >= AbsoluteExpiresAt ? new Failure(AccountsCodes.SessionExpired)
        : now >= IdleExpiresAt ? new Failure(AccountsCodes.SessionIdle)
        : null;
}

/// <summary>A session with its user.</summary>
public sealed record SessionOfUser(Session Session, User User)
{
    /// <summary>Why neither may go on; null when both may.</summary>
    public Failure? Refusal(DateTimeOffset now) => Session.Refusal(now) ?? User.Refusal();
}
