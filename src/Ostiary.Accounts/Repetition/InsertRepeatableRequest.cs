using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A key that is taken violates the primary key.</summary>
internal static class InsertRepeatableRequest
{
    private const string Sql =
        """
        INSERT INTO repeatable_requests (relying_party_id, api_key_id, idempotency_key, request_hash, made_id, expires_at_ms)
        VALUES (@relyingParty, @apiKey, @key, @hash, @madeId, @expiresAt)
        """;

    public static Statement Command(RepeatableRequest request, string madeId, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", request.RelyingPartyId.Value),
        ("apiKey", request.ApiKey.Value),
        ("key", request.Key),
        ("hash", request.Hash),
        ("madeId", madeId),
        ("expiresAt", now + RepeatableRequest.Lifetime));
}
