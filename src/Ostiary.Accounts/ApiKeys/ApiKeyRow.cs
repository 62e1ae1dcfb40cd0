using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of an API key and how they are read, in one order.</summary>
internal static class ApiKeyRow
{
    public const string Columns =
        """
        k.relying_party_id,
               k.id,
               k.kind,
               k.name,
               k.token_hash,
               k.token_start,
               k.allowed_origins_json,
               k.created_at_ms,
               k.last_used_at_ms,
               k.revoked_at_ms
        """;

    public static ApiKey Read(DbDataReader row) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(0)),
        Id = new ApiKeyId(row.GetString(1)),
        Kind = row.GetString(2) is "secret" ? ApiKeyKind.Secret : ApiKeyKind.Publishable,
        Name = row.GetString(3),
        TokenHash = row.Bytes(4),
        TokenStart = row.GetString(5),
        AllowedOrigins = AccountsJson.Read(row.GetString(6), AccountsJson.Default.IReadOnlyListString),
        CreatedAt = row.Instant(7),
        LastUsedAt = row.InstantOrNull(8),
        RevokedAt = row.InstantOrNull(9),
    };
}
