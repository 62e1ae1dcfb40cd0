using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of user_identifiers.</remarks>
internal static class FindUserByIdentifier
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns}
          FROM users AS u
          JOIN user_identifiers AS typed
            ON typed.relying_party_id = u.relying_party_id
           AND typed.user_id = u.id
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE u.relying_party_id = @relyingParty
           AND typed.relying_party_id = @relyingParty
           AND typed.identifier = @identifier
        """;

    public static Statement Query(RelyingPartyId relyingParty, Identifier identifier) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("identifier", identifier.Folded));
}
