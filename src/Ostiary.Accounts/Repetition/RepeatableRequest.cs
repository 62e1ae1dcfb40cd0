using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>A creating request that its sender may repeat without making a second thing, because it carries a key of theirs.</summary>
public sealed record RepeatableRequest
{
    /// <summary>How long a repetition is known: then the key is free again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int LongestKey = 255;

    public required RelyingPartyId RelyingPartyId { get; init; }

    /// <summary>Who sends it: two API keys never meet each other's keys.</summary>
    public required ApiKeyId ApiKey { get; init; }

    /// <summary>The sender's own name for the request.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what is asked.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>A request under a key of 1 to 255 visible ASCII characters; fails with <c>upkeep.idempotency_key</c>.</summary>
    /// <param name="relyingParty">Whose request it is.</param>
    /// <param name="apiKey">Which of its API keys sends it.</param>
    /// <param name="key">The sender's name for the request.</param>
    /// <param name="act">What is to be created, such as <c>user</c>.</param>
    /// <param name="body">What is asked, in one spelling.</param>
    public static Outcome<RepeatableRequest> Under(RelyingPartyId relyingParty, ApiKeyId apiKey, string key, string act, ReadOnlySpan<byte> body) =>
        key.Length is 0 or > LongestKey || key.Any(letter => letter is < '!' or > '~')
            ? UpkeepCodes.IdempotencyKey
            : new RepeatableRequest
            {
                RelyingPartyId = relyingParty,
                ApiKey = apiKey,
                Key = key,
                Hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(act), 0, .. body]),
            };
}
