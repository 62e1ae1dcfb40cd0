using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>
/// What <see cref="BeginSession"/> and <see cref="AppendAuditEntryOfSession"/> do, in one statement and for any number of sessions: each begins
/// or does not begin by itself, and a row comes back for each that began. PostgreSQL alone: SQLite knows no INSERT within WITH.
/// </summary>
/// <remarks>
/// Not joined with <see cref="RecordPasskeyUses"/>, too: this statement must see what was committed before that one had its locks. The limit
/// keeps the planner from comparing all users with all that begin: without statistics it takes active users for few. On the SELECT of an array see
/// docs/adr/0012.
/// </remarks>
internal static class BeginAuditedSessions
{
    private const string Columns =
        """
        relying_party_id,
               session_id,
               user_id,
               passkey_id,
               token_hash,
               created_at_ms,
               idle_expires_at_ms,
               expires_at_ms,
               device,
               address_prefix,
               entry_id,
               occurred_at_ms,
               actor_kind,
               actor_id,
               action,
               target_id,
               outcome,
               trace_id
        """;

    private const string Sql =
        $"""
        WITH asked AS (
             SELECT {Columns}
               FROM unnest(
                    (SELECT @relyingParties),
                    @sessions,
                    @users,
                    @passkeys,
                    @tokenHashes,
                    @createdAt,
                    @idleExpiresAt,
                    @expiresAt,
                    @devices,
                    @addressPrefixes,
                    @ids,
                    @at,
                    @actors,
                    @actorIds,
                    @actions,
                    @targets,
                    @outcomes,
                    @traceIds)
                    AS each ({Columns})),
             begun AS (
             {SessionRow.InsertInto}
             SELECT asked.relying_party_id,
                    asked.session_id,
                    asked.user_id,
                    asked.passkey_id,
                    asked.token_hash,
                    asked.created_at_ms,
                    asked.created_at_ms,
                    asked.idle_expires_at_ms,
                    asked.expires_at_ms,
                    asked.device,
                    asked.address_prefix
               FROM asked
              CROSS JOIN LATERAL (
                    SELECT p.id
                      FROM passkeys AS p
                      JOIN users AS u
                        ON u.relying_party_id = p.relying_party_id
                       AND u.id = p.user_id
                     WHERE p.relying_party_id = asked.relying_party_id
                       AND p.id = asked.passkey_id
                       AND p.user_id = asked.user_id
                       AND p.deleted_at_ms IS NULL
                       AND u.disabled_at_ms IS NULL
                       AND u.deleted_at_ms IS NULL
                     LIMIT 1) AS allowed
             RETURNING relying_party_id, id)
        {AuditRow.InsertInto}
        SELECT asked.relying_party_id,
               asked.entry_id,
               asked.occurred_at_ms,
               asked.actor_kind,
               asked.actor_id,
               asked.action,
               asked.user_id,
               asked.target_id,
               asked.outcome,
               asked.session_id,
               asked.trace_id
          FROM begun
          JOIN asked
            ON asked.relying_party_id = begun.relying_party_id
           AND asked.session_id = begun.id
        RETURNING session_id
        """;

    /// <exception cref="ArgumentException">An entry is not about its session.</exception>
    public static Statement Command(IReadOnlyList<AuditedSession> all)
    {
        if (all.Any(one => !one.EntryIsAboutSession))
            throw new ArgumentException("An entry is about another session", nameof(all));

        return new Statement(Sql, [.. Sessions(all), .. AuditRow.ValuesOfMany(all.Select(one => one.Entry))]);
    }

    private static (string Name, object? Value)[] Sessions(IReadOnlyList<AuditedSession> all)
    {
        var sessions = all.Select(one => one.Session).ToArray();
        return
        [
            ("sessions", Array.ConvertAll(sessions, session => session.Id.Value)),
            ("passkeys", Array.ConvertAll(sessions, session => session.PasskeyId.Value)),
            ("tokenHashes", Array.ConvertAll(sessions, session => session.TokenHash)),
            ("createdAt", Array.ConvertAll(sessions, session => session.CreatedAt.ToUnixTimeMilliseconds())),
            ("idleExpiresAt", Array.ConvertAll(sessions, session => session.IdleExpiresAt.ToUnixTimeMilliseconds())),
            ("expiresAt", Array.ConvertAll(sessions, session => session.AbsoluteExpiresAt.ToUnixTimeMilliseconds())),
            ("devices", Array.ConvertAll(sessions, session => session.Where)),
            ("addressPrefixes", Array.ConvertAll(sessions, session => session.AddressPrefix)),
        ];
    }
}
