using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Appends only if the passkey is live. After a statement that changes live passkeys only, that is: if the statement changed this one.</summary>
internal static class AppendAuditEntryOfLivePasskey
{
    private const string Sql =
        $"""
        {AuditRow.Insert}
         WHERE EXISTS (
               SELECT 1
                 FROM passkeys
                WHERE relying_party_id = @relyingParty
                  AND id = @passkey
                  AND user_id = @user
                  AND deleted_at_ms IS NULL)
        """;

    public static Statement Command(AuditEntry entry, PasskeyId passkey) => new(Sql, [.. AuditRow.Values(entry), ("passkey", passkey.Value)]);
}
