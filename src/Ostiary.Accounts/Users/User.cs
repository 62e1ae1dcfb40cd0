using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>An account holder of one relying party.</summary>
public sealed record User
{
    /// <summary>How many random bytes a user handle has.</summary>
    public const int UserHandleLength = 32;

    public required UserId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    /// <summary>What authenticators keep instead of a name: random bytes that say nothing about the person.</summary>
    public required byte[] UserHandle { get; init; }

    /// <summary>The identifier shown, as it was written; null when the user has none.</summary>
    public string? Identifier { get; init; }

    /// <summary>The name that the relying party's own system has for this user; null when it gave none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What the person is called on pages; may be empty.</summary>
    public required string DisplayName { get; init; }

    public Role Role { get; init; } = Role.User;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When an operator stopped this user from signing in; null when nobody did.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When the user was deleted: the row stays without personal data.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the user may sign in.</summary>
    public bool IsActive => DisabledAt is null && DeletedAt is null;

    /// <summary>A user who does not exist yet, with a fresh id and user handle.</summary>
    public static User New(RelyingPartyId relyingParty, TimeProvider clock, Entropy entropy) => new()
    {
        Id = UserId.New(clock, entropy),
        RelyingPartyId = relyingParty,
        UserHandle = entropy.Bytes(UserHandleLength),
        DisplayName = "",
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Why this user may not sign in; null when they may.</summary>
    /// <remarks><c>accounts.user_deleted</c> or <c>accounts.user_disabled</c>.</remarks>
    public Failure? Refusal() =>
        DeletedAt is not null ? new Failure(AccountsCodes.UserDeleted)
        : DisabledAt is not null ? new Failure(AccountsCodes.UserDisabled)
        : null;
}
