using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>sessions_user</c>.</remarks>
internal static class ListSessionsOfUser
{
    private const string Sql =
        $"""
        SELECT {SessionRow.Columns}
          FROM sessions AS s
         WHERE s.relying_party_id = @relyingParty
           AND s.user_id = @user
           AND s.revoked_at_ms IS NULL
           AND s.idle_expires_at_ms > @now
           AND s.expires_at_ms > @now
         ORDER BY s.id DESC
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("user", user.Value), ("now", now));
}
