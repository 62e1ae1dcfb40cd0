using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What the live passkeys of a thousand users show of themselves, user by user. User handles are random, so the first thousand are a fair sample.</summary>
/// <remarks>Answered by index <c>users_user_handle</c>, then <c>passkeys_user</c>; reads no more, however many users there are.</remarks>
internal static class SampleCredentialOutlines
{
    private const string Sql =
        """
        SELECT u.user_handle,
               length(p.credential_id) AS id_length_bytes,
               p.transports
          FROM (
               SELECT id,
                      user_handle
                 FROM users
                WHERE relying_party_id = @relyingParty
                  AND deleted_at_ms IS NULL
                ORDER BY user_handle
                LIMIT 1000) AS u
          JOIN passkeys AS p
            ON p.relying_party_id = @relyingParty
           AND p.user_id = u.id
           AND p.deleted_at_ms IS NULL
         ORDER BY u.user_handle,
                  p.id
         LIMIT 20000
        """;

    public static Statement Query(RelyingPartyId relyingParty) => new(Sql, ("relyingParty", relyingParty.Value));
}
