using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of a session and how they are read, in one order.</summary>
internal static class SessionRow
{
    /// <summary>How many columns there are, for those that follow them.</summary>
    public const int Count = 12;

    public const string Columns =
        """
        s.relying_party_id,
               s.id,
               s.user_id,
               s.passkey_id,
               s.token_hash,
               s.created_at_ms,
               s.last_seen_at_ms,
               s.idle_expires_at_ms,
               s.expires_at_ms,
               s.device,
               s.address_prefix,
               s.revoked_at_ms
        """;

    /// <summary>Inserts the sessions that the query that follows finds; none of them is revoked.</summary>
    public const string InsertInto =
        """
        INSERT INTO sessions (
               relying_party_id,
               id,
               user_id,
               passkey_id,
               token_hash,
               created_at_ms,
               last_seen_at_ms,
               idle_expires_at_ms,
               expires_at_ms,
               device,
               address_prefix)
        """;

    public static Session Read(DbDataReader row) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(0)),
        Id = new SessionId(row.GetString(1)),
        UserId = new UserId(row.GetString(2)),
        PasskeyId = new PasskeyId(row.GetString(3)),
        TokenHash = row.Bytes(4),
        CreatedAt = row.Instant(5),
        LastSeenAt = row.Instant(6),
        IdleExpiresAt = row.Instant(7),
        AbsoluteExpiresAt = row.Instant(8),
        Where = row.GetString(9),
        AddressPrefix = row.GetString(10),
        RevokedAt = row.InstantOrNull(11),
    };

    public static SessionOfUser ReadWithUser(DbDataReader row) => new(Read(row), UserRow.Read(row, Count));
}
