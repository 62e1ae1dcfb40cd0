using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of users, then index <c>passkeys_user</c>. A user without passkeys is one row.</remarks>
internal static class ListCredentialsOfUser
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns},
               p.credential_id,
               p.transports
          FROM users AS u
          LEFT JOIN {UserRow.ShownIdentifier}
          LEFT JOIN passkeys AS p
            ON p.relying_party_id = u.relying_party_id
           AND p.user_id = u.id
           AND p.deleted_at_ms IS NULL
         WHERE u.relying_party_id = @relyingParty
           AND u.id = @user
         ORDER BY p.id
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("user", user.Value));
}
