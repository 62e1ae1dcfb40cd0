using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key, read backwards: ids sort by time.</remarks>
internal static class ListAuditEntries
{
    private const string Sql =
        $"""
        SELECT {AuditRow.Columns}
          FROM audit_entries AS a
         WHERE a.relying_party_id = @relyingParty
           AND a.id < @before
         ORDER BY a.id DESC
         LIMIT @limit
        """;

    public static Statement Query(RelyingPartyId relyingParty, int limit, AuditEntryId? before) => new(
        Sql, ("relyingParty", relyingParty.Value), ("before", before?.Value ?? AuditRow.AfterAll), ("limit", Math.Clamp(limit, 1, 200)));
}
