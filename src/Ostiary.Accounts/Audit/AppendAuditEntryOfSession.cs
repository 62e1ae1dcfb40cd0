using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Appends only if the session of the entry exists: what a sign-in that did not happen would have written is not written.</summary>
internal static class AppendAuditEntryOfSession
{
    private const string Sql =
        """
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
               @session,
               @traceId
         WHERE EXISTS (
               SELECT 1
                 FROM sessions
                WHERE relying_party_id = @relyingParty
                  AND id = @session)
        """;

    public static Statement Command(AuditEntry entry) => new(Sql, AuditRow.Values(entry));
}
