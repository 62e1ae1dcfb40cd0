using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class TouchSession
{
    private const string Sql =
        """
        UPDATE sessions
           SET last_seen_at_ms    = @now,
               idle_expires_at_ms = @idleExpiresAt
         WHERE relying_party_id = @relyingParty
           AND id = @id
           AND revoked_at_ms IS NULL
           AND last_seen_at_ms <= @minuteAgo
        """;

    public static Statement Command(RelyingPartyId relyingParty, SessionId id, DateTimeOffset idleExpiresAt, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("id", id.Value),
        ("idleExpiresAt", idleExpiresAt),
        ("now", now),
        ("minuteAgo", now.AddMinutes(-1)));
}
