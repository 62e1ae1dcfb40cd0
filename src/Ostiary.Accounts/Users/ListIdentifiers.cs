using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>user_identifiers_user</c>.</remarks>
internal static class ListIdentifiers
{
    private const string Sql =
        """
        SELECT as_written
          FROM user_identifiers
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
         ORDER BY position
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user) => new(Sql, ("relyingParty", relyingParty.Value), ("user", user.Value));
}
