using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Who may hold an API key.</summary>
public enum ApiKeyKind
{
    /// <summary>A backend: may act for every user. <c>osk_…</c></summary>
    Secret,

    /// <summary>A page: may begin and finish ceremonies from the allowed origins. <c>opk_…</c></summary>
    Publishable,
}

/// <summary>One key of a relying party's backend or pages. The key itself is not kept, only its hash.</summary>
public sealed record ApiKey
{
    public required ApiKeyId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    public required ApiKeyKind Kind { get; init; }

    /// <summary>What the operator calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Its first characters, to recognize it by in a list.</summary>
    public required string TokenStart { get; init; }

    /// <summary>For a publishable key: the pages that may use it. Empty for a secret key.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the hour, roughly; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A new key and its text, which is shown once and kept nowhere.</summary>
    public static (ApiKey Key, string Token) Mint(
        RelyingPartyId relyingParty, ApiKeyKind kind, string name, IReadOnlyList<string> allowedOrigins, TimeProvider clock, Entropy entropy)
    {
        var token = SecretToken.New(kind == ApiKeyKind.Secret ? "osk_" : "opk_", entropy);
        var key = new ApiKey
        {
            Id = ApiKeyId.New(clock, entropy),
            RelyingPartyId = relyingParty,
            Kind = kind,
            Name = name,
            TokenHash = SecretToken.HashOf(token),
            TokenStart = token[..8],
            AllowedOrigins = allowedOrigins,
            CreatedAt = clock.GetUtcNow(),
        };
        return (key, token);
    }
}
