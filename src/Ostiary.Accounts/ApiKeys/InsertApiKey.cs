using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class InsertApiKey
{
    private const string Sql =
        """
        INSERT INTO api_keys (relying_party_id, id, kind, name, token_hash, token_start, allowed_origins_json, created_at_ms)
        VALUES (@relyingParty, @id, @kind, @name, @tokenHash, @tokenStart, @allowedOrigins, @createdAt)
        """;

    public static Statement Command(ApiKey key) => new(
        Sql,
        ("relyingParty", key.RelyingPartyId.Value),
        ("id", key.Id.Value),
        ("kind", key.Kind == ApiKeyKind.Secret ? "secret" : "publishable"),
        ("name", key.Name),
        ("tokenHash", key.TokenHash),
        ("tokenStart", key.TokenStart),
        ("allowedOrigins", AccountsJson.Write(key.AllowedOrigins, AccountsJson.Default.IReadOnlyListString)),
        ("createdAt", key.CreatedAt));
}
