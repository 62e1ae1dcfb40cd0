using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary keys of both tables.</remarks>
internal static class FindSetupToken
{
    private const string Sql =
        """
        SELECT t.expires_at_ms,
               s.used_at_ms
          FROM setup_tokens AS t
          LEFT JOIN setup_token_uses AS s
            ON s.relying_party_id = t.relying_party_id
           AND s.token_hash = t.token_hash
         WHERE t.relying_party_id = @relyingParty
           AND t.token_hash = @tokenHash
        """;

    public static Statement Query(RelyingPartyId relyingParty, byte[] tokenHash) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("tokenHash", tokenHash));
}
