using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>users_user_handle</c>.</remarks>
internal static class FindUserByHandle
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns}
          FROM users AS u
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE u.relying_party_id = @relyingParty
           AND u.user_handle = @userHandle
        """;

    public static Statement Query(RelyingPartyId relyingParty, byte[] userHandle) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("userHandle", userHandle));
}
