using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Frees what the user was called by, so that somebody else may be.</summary>
internal static class DeleteIdentifiers
{
    private const string Sql =
        """
        DELETE FROM user_identifiers
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value));
}
