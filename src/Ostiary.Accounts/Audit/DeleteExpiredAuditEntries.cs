using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Deletes a bounded number of the oldest entries. Answered by the primary key: ids sort by time.</summary>
internal static class DeleteExpiredAuditEntries
{
    private const string Sql =
        """
        DELETE FROM audit_entries
         WHERE relying_party_id = @relyingParty
           AND occurred_at_ms   < @before
           AND id              <= COALESCE((SELECT id
                                              FROM audit_entries
                                             WHERE relying_party_id = @relyingParty
                                             ORDER BY id
                                             LIMIT 1 OFFSET @most), @last)
        """;

    public static Statement Command(RelyingPartyId relyingParty, DateTimeOffset before, int most) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("before", before), ("most", most), ("last", AuditRow.AfterAll));
}
