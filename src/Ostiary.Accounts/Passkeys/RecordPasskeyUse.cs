using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Also locks the row until the commit: put it before the session that depends on the passkey still being live.</summary>
internal static class RecordPasskeyUse
{
    private const string Sql =
        """
        UPDATE passkeys
           SET sign_count      = @signCount,
               uv_initialized  = @uvInitialized,
               backup_eligible = @backupEligible,
               backed_up       = @backedUp,
               last_used_at_ms = @now,
               last_used_where = @place
         WHERE relying_party_id = @relyingParty
           AND id = @id
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(PasskeyUse use) => new(
        Sql,
        ("relyingParty", use.RelyingPartyId.Value),
        ("id", use.PasskeyId.Value),
        ("signCount", use.SignCount),
        ("uvInitialized", use.UvInitialized),
        ("backupEligible", use.BackupEligible),
        ("backedUp", use.BackedUp),
        ("now", use.At),
        ("place", use.Where));
}
