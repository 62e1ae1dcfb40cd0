using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>passkeys_user</c>.</remarks>
internal static class ListPasskeysOfUser
{
    private const string Sql =
        $"""
        SELECT {PasskeyRow.Columns}
          FROM passkeys AS p
         WHERE p.relying_party_id = @relyingParty
           AND p.user_id = @user
           AND p.deleted_at_ms IS NULL
         ORDER BY p.id
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("user", user.Value));
}
