using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class AppendAuditEntry
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
        VALUES (@relyingParty,
               @id,
               @at,
               @actor,
               @actorId,
               @action,
               @user,
               @target,
               @outcome,
               @session,
               @traceId)
        """;

    public static Statement Command(AuditEntry entry) => new(Sql, AuditRow.Values(entry));
}
