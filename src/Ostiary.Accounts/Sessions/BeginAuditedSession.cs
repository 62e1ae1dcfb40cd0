using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary><see cref="BeginSession"/> and <see cref="AppendAuditEntryOfSession"/> in one statement; one row when both happened, otherwise none.</summary>
/// <remarks>
/// PostgreSQL alone: SQLite knows no INSERT within WITH. It saves a statement's way through the executor and the entry's search for
/// the session. Not joined with <see cref="RecordPasskeyUse"/>, too: this statement must see what was committed before that one had
/// its lock.
/// </remarks>
internal static class BeginAuditedSession
{
    private const string Sql =
        """
        WITH begun AS (
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
             SELECT @relyingParty,
                    @session,
                    @user,
                    @passkey,
                    @tokenHash,
                    @createdAt,
                    @createdAt,
                    @idleExpiresAt,
                    @expiresAt,
                    @device,
                    @addressPrefix
               FROM passkeys AS p
               JOIN users AS u
                 ON u.relying_party_id = p.relying_party_id
                AND u.id = p.user_id
              WHERE p.relying_party_id = @relyingParty
                AND p.id = @passkey
                AND p.user_id = @user
                AND p.deleted_at_ms IS NULL
                AND u.disabled_at_ms IS NULL
                AND u.deleted_at_ms IS NULL
             RETURNING id)
        INSERT INTO audit_entries (
               relying_party_id,
               id,
               occurred_at_ms,
               actor_kind,
               actor_id,
               action,
               user_id,
               target_id,
               outcome,
               session_id,
               trace_id)
        SELECT @relyingParty,
               @id,
               @at,
               @actor,
               @actorId,
               @action,
               @user,
               @target,
               @outcome,
               begun.id,
               @traceId
          FROM begun
        """;

    /// <exception cref="ArgumentException">The entry is not about this session.</exception>
    public static Statement Command(AuditedSession begun)
    {
        if (!begun.EntryIsAboutSession)
            throw new ArgumentException("The entry is about another session", nameof(begun));

        var (session, entry) = begun;
        return new Statement(
            Sql,
            [
                .. AuditRow.Values(entry),
                ("passkey", session.PasskeyId.Value),
                ("tokenHash", session.TokenHash),
                ("createdAt", session.CreatedAt),
                ("idleExpiresAt", session.IdleExpiresAt),
                ("expiresAt", session.AbsoluteExpiresAt),
                ("device", session.Where),
                ("addressPrefix", session.AddressPrefix),
            ]);
    }
}
