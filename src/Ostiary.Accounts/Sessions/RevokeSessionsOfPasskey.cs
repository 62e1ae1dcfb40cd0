using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class RevokeSessionsOfPasskey
{
    private const string Sql =
        """
        UPDATE sessions
           SET revoked_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
           AND passkey_id = @passkey
           AND id <> @except
           AND revoked_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, PasskeyId passkey, SessionId? except, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("passkey", passkey.Value),
        ("except", except?.Value ?? ""),
        ("now", now));
}
