using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class RenamePasskey
{
    private const string Sql =
        """
        UPDATE passkeys
           SET name = @name
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
           AND id = @id
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, PasskeyId id, string name) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("id", id.Value),
        ("name", name));
}
