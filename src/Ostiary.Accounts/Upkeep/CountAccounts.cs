using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Each count stops at a limit, so that a large relying party costs no more than a small one. Answered by the primary keys.</remarks>
internal static class CountAccounts
{
    private const string Sql =
        """
        SELECT (SELECT count(*)
                  FROM (SELECT 1
                          FROM users
                         WHERE relying_party_id = @relyingParty
                           AND deleted_at_ms IS NULL
                         LIMIT @most) AS some_users),
               (SELECT count(*)
                  FROM (SELECT 1
                          FROM passkeys
                         WHERE relying_party_id = @relyingParty
                           AND deleted_at_ms IS NULL
                         LIMIT @most) AS some_passkeys),
               (SELECT count(*)
                  FROM (SELECT 1
                          FROM sessions
                         WHERE relying_party_id = @relyingParty
                           AND revoked_at_ms IS NULL
                           AND idle_expires_at_ms > @now
                           AND expires_at_ms > @now
                         LIMIT @most) AS some_sessions)
        """;

    public static Statement Query(RelyingPartyId relyingParty, int most, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("most", most), ("now", now));
}
