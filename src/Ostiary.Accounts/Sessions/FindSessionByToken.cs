using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>sessions_token_hash</c>; ended sessions too, so that the reason can be told.</remarks>
internal static class FindSessionByToken
{
    private const string Sql =
        $"""
        SELECT {SessionRow.Columns},
               {UserRow.Columns}
          FROM sessions AS s
          JOIN users AS u
            ON u.relying_party_id = s.relying_party_id
           AND u.id = s.user_id
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE s.relying_party_id = @relyingParty
           AND s.token_hash = @tokenHash
        """;

    public static Statement Query(RelyingPartyId relyingParty, byte[] tokenHash) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("tokenHash", tokenHash));
}
