using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of users.</remarks>
internal static class FindUser
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns}
          FROM users AS u
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE u.relying_party_id = @relyingParty
           AND u.id = @id
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId id) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("id", id.Value));
}
