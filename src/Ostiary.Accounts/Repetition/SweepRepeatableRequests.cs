using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>repeatable_requests_expires_at</c>. Housekeeping of the whole server, so it alone does not filter by relying party.</remarks>
internal static class SweepRepeatableRequests
{
    private const string Sql =
        """
        DELETE FROM repeatable_requests
         WHERE (relying_party_id, api_key_id, idempotency_key) IN (
               SELECT relying_party_id, api_key_id, idempotency_key
                 FROM repeatable_requests
                WHERE expires_at_ms <= @now
                ORDER BY expires_at_ms
                LIMIT @atMost)
        """;

    public static Statement Command(DateTimeOffset now, int atMost) => new(Sql, ("now", now), ("atMost", atMost));
}
