using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What <see cref="RecordPasskeyUse"/> does, for many passkeys at once. PostgreSQL alone; no passkey may stand in it twice.</summary>
/// <remarks>Answered by the primary key of passkeys. In the order of their ids, so that two of these lock in the same order. On the SELECT of an array see docs/adr/0012.</remarks>
internal static class RecordPasskeyUses
{
    private const string Sql =
        """
        UPDATE passkeys AS p
           SET sign_count      = used.sign_count,
               uv_initialized  = used.uv_initialized,
               backup_eligible = used.backup_eligible,
               backed_up       = used.backed_up,
               last_used_at_ms = used.last_used_at_ms,
               last_used_where = used.last_used_where
          FROM unnest(
               (SELECT @relyingParties),
               @ids,
               @signCounts,
               @uvInitialized,
               @backupEligible,
               @backedUp,
               @now,
               @places)
               AS used (
               relying_party_id,
               id,
               sign_count,
               uv_initialized,
               backup_eligible,
               backed_up,
               last_used_at_ms,
               last_used_where)
         WHERE p.relying_party_id = used.relying_party_id
           AND p.id = used.id
           AND p.deleted_at_ms IS NULL
        RETURNING p.id
        """;

    public static Statement Command(IEnumerable<PasskeyUse> uses)
    {
        PasskeyUse[] all = [.. uses.OrderBy(use => use.RelyingPartyId.Value, StringComparer.Ordinal).ThenBy(use => use.PasskeyId.Value, StringComparer.Ordinal)];
        return new Statement(
            Sql,
            ("relyingParties", Array.ConvertAll(all, use => use.RelyingPartyId.Value)),
            ("ids", Array.ConvertAll(all, use => use.PasskeyId.Value)),
            ("signCounts", Array.ConvertAll(all, use => use.SignCount)),
            ("uvInitialized", Array.ConvertAll(all, use => use.UvInitialized ? 1L : 0L)),
            ("backupEligible", Array.ConvertAll(all, use => use.BackupEligible ? 1L : 0L)),
            ("backedUp", Array.ConvertAll(all, use => use.BackedUp ? 1L : 0L)),
            ("now", Array.ConvertAll(all, use => use.At.ToUnixTimeMilliseconds())),
            ("places", Array.ConvertAll(all, use => use.Where)));
    }
}
