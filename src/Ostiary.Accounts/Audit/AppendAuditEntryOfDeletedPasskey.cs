using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Appends only if the passkey that the entry names was deleted at the instant of the entry and nobody has told so yet.</summary>
/// <remarks>
/// Two who delete one passkey in the same millisecond: the second waits for the first one's row, changes none, and then finds its entry.
/// Reads index <c>audit_entries_user</c> for one user.
/// </remarks>
internal static class AppendAuditEntryOfDeletedPasskey
{
    private const string Sql =
        $"""
        {AuditRow.Insert}
         WHERE EXISTS (
               SELECT 1
                 FROM passkeys
                WHERE relying_party_id = @relyingParty
                  AND id = @target
                  AND user_id = @user
                  AND deleted_at_ms = @at)
           AND NOT EXISTS (
               SELECT 1
                 FROM audit_entries AS told
                WHERE told.relying_party_id = @relyingParty
                  AND told.user_id = @user
                  AND told.action = @action
                  AND told.target_id = @target)
        """;

    public static Statement Command(AuditEntry entry) => new(Sql, AuditRow.Values(entry));
}
