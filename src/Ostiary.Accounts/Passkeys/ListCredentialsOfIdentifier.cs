using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>At least one row, whether or not anybody has the identifier: a strange name walks the same joins as a known one, to empty columns.</summary>
/// <remarks>Answered by the primary keys of relying_parties, user_identifiers and users, then index <c>passkeys_user</c>.</remarks>
internal static class ListCredentialsOfIdentifier
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns},
               p.credential_id,
               p.transports
          FROM relying_parties AS r
          LEFT JOIN user_identifiers AS typed
            ON typed.relying_party_id = r.id
           AND typed.identifier = @identifier
          LEFT JOIN users AS u
            ON u.relying_party_id = r.id
           AND u.id = coalesce(typed.user_id, @nobody)
          LEFT JOIN {UserRow.ShownIdentifier}
          LEFT JOIN passkeys AS p
            ON p.relying_party_id = r.id
           AND p.user_id = coalesce(typed.user_id, @nobody)
           AND p.deleted_at_ms IS NULL
         WHERE r.id = @relyingParty
         ORDER BY p.id
         LIMIT 200
        """;

    /// <summary>Stands for the user of a name that nobody has; no id is written like this.</summary>
    private const string Nobody = "nobody";

    public static Statement Query(RelyingPartyId relyingParty, Identifier identifier) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("identifier", identifier.Folded), ("nobody", Nobody));
}
