using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class RevokeApiKey
{
    private const string Sql =
        """
        UPDATE api_keys
           SET revoked_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND id = @id
           AND revoked_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, ApiKeyId id, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("id", id.Value), ("now", now));
}
