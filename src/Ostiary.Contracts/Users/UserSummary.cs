using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Users;

/// <summary>A user, as the API shows one.</summary>
public sealed record UserSummary
{
    /// <summary>The id, <c>usr_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the person types to find the account; null when only a backend knows them.</summary>
    public string? Identifier { get; init; }

    /// <summary>The application's own id of this user; null when it gave none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>How the person is called.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The opaque handle that authenticators keep, base64url; never an e-mail address.</summary>
    public required string UserHandle { get; init; }

    /// <summary>When the user was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the user was disabled; null while enabled.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
}

/// <summary>Creates a user before their first passkey: <c>POST /v1/users</c>, with a secret key.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateUserRequest
{
    /// <summary>What the person will type to find the account, 1 to 256 characters; may be absent.</summary>
    public string? Identifier { get; init; }

    /// <summary>How the person is called, up to 64 characters; the identifier when absent.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The application's own id of this user, up to 128 characters, unique; repeating the call with it is safe.</summary>
    public string? ExternalId { get; init; }
}
