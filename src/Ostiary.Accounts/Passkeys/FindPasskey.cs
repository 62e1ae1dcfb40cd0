using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of passkeys. Tombstones too.</remarks>
internal static class FindPasskey
{
    private const string Sql =
        $"""
        SELECT {PasskeyRow.Columns}
          FROM passkeys AS p
         WHERE p.relying_party_id = @relyingParty
           AND p.user_id = @user
           AND p.id = @id
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user, PasskeyId id) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("user", user.Value), ("id", id.Value));
}
