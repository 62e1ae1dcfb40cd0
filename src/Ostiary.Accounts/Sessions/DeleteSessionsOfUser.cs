using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class DeleteSessionsOfUser
{
    private const string Sql =
        """
        DELETE FROM sessions
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value));
}
