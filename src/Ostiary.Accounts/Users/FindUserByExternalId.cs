using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>users_external_id</c>.</remarks>
internal static class FindUserByExternalId
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns}
          FROM users AS u
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE u.relying_party_id = @relyingParty
           AND u.external_id = @externalId
        """;

    public static Statement Query(RelyingPartyId relyingParty, string externalId) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("externalId", externalId));
}
