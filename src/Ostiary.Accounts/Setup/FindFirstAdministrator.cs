using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Reads the users of one relying party until the first administrator; asked at start only.</remarks>
internal static class FindFirstAdministrator
{
    private const string Sql =
        """
        SELECT id
          FROM users
         WHERE relying_party_id = @relyingParty
           AND role = 'administrator'
           AND disabled_at_ms IS NULL
           AND deleted_at_ms IS NULL
         LIMIT 1
        """;

    public static Statement Query(RelyingPartyId relyingParty) => new(Sql, ("relyingParty", relyingParty.Value));
}
