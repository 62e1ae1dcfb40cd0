using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class RecordApiKeyUse
{
    private const string Sql =
        """
        UPDATE api_keys
           SET last_used_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND id = @id
           AND (last_used_at_ms IS NULL OR last_used_at_ms <= @hourAgo)
        """;

    public static Statement Command(RelyingPartyId relyingParty, ApiKeyId id, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("id", id.Value), ("now", now), ("hourAgo", now.AddHours(-1)));
}
