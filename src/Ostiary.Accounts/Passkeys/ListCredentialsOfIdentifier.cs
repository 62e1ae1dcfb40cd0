using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of user_identifiers, then index <c>passkeys_user</c>. A user without passkeys is one row.</remarks>
internal static class ListCredentialsOfIdentifier
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns},
               p.credential_id,
               p.transports
          FROM user_identifiers AS typed
          JOIN users AS u
            ON u.relying_party_id = typed.relying_party_id
           AND u.id = typed.user_id
          LEFT JOIN {UserRow.ShownIdentifier}
          LEFT JOIN passkeys AS p
            ON p.relying_party_id = u.relying_party_id
           AND p.user_id = u.id
           AND p.deleted_at_ms IS NULL
         WHERE typed.relying_party_id = @relyingParty
           AND typed.identifier = @identifier
         ORDER BY p.id
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty, Identifier identifier) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("identifier", identifier.Folded));
}
