using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class SetRole
{
    private const string Sql =
        """
        UPDATE users
           SET role = @role
         WHERE relying_party_id = @relyingParty
           AND id = @user
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, Role role) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("role", RoleText.Of(role)));
}
