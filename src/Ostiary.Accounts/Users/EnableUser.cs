using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class EnableUser
{
    private const string Sql =
        """
        UPDATE users
           SET disabled_at_ms = NULL
         WHERE relying_party_id = @relyingParty
           AND id = @user
           AND disabled_at_ms IS NOT NULL
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value));
}
