using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Removes the rows of a user themselves, tombstones included.</summary>
internal static class PurgeUser
{
    private const string SqlPasskeys =
        """
        DELETE FROM passkeys
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
        """;

    private const string SqlUser =
        """
        DELETE FROM users
         WHERE relying_party_id = @relyingParty
           AND id = @user
        """;

    public static Statement Passkeys(RelyingPartyId relyingParty, UserId user) => new(SqlPasskeys, ("relyingParty", relyingParty.Value), ("user", user.Value));

    public static Statement User(RelyingPartyId relyingParty, UserId user) => new(SqlUser, ("relyingParty", relyingParty.Value), ("user", user.Value));
}
