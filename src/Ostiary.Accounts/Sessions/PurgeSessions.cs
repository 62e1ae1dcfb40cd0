using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class PurgeSessions
{
    private const string Sql =
        """
        DELETE FROM sessions
         WHERE relying_party_id = @relyingParty
           AND (expires_at_ms < @before OR revoked_at_ms < @before)
        """;

    public static Statement Command(RelyingPartyId relyingParty, DateTimeOffset before) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("before", before));
}
