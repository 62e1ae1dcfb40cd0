using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class DisableUser
{
    private const string Sql =
        """
        UPDATE users
           SET disabled_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND id = @user
           AND disabled_at_ms IS NULL
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("now", now));
}
