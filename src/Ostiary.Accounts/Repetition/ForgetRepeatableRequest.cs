using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Frees a key whose day is over, should the sweep not have come by yet.</summary>
internal static class ForgetRepeatableRequest
{
    private const string Sql =
        """
        DELETE FROM repeatable_requests
         WHERE relying_party_id = @relyingParty
           AND api_key_id = @apiKey
           AND idempotency_key = @key
           AND expires_at_ms <= @now
        """;

    public static Statement Command(RepeatableRequest request, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", request.RelyingPartyId.Value),
        ("apiKey", request.ApiKey.Value),
        ("key", request.Key),
        ("now", now));
}
