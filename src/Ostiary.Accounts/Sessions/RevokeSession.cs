using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class RevokeSession
{
    private const string Sql =
        """
        UPDATE sessions
           SET revoked_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
           AND id = @id
           AND revoked_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, SessionId id, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("id", id.Value),
        ("now", now));
}
