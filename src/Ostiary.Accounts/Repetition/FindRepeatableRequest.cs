using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key.</remarks>
internal static class FindRepeatableRequest
{
    private const string Sql =
        """
        SELECT request_hash,
               made_id
          FROM repeatable_requests
         WHERE relying_party_id = @relyingParty
           AND api_key_id = @apiKey
           AND idempotency_key = @key
           AND expires_at_ms > @now
        """;

    public static Statement Query(RepeatableRequest request, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", request.RelyingPartyId.Value),
        ("apiKey", request.ApiKey.Value),
        ("key", request.Key),
        ("now", now));
}
