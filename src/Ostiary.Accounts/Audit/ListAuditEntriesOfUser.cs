using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>audit_entries_user</c>, read backwards: ids sort by time.</remarks>
internal static class ListAuditEntriesOfUser
{
    private const string Sql =
        $"""
        SELECT {AuditRow.Columns}
          FROM audit_entries AS a
         WHERE a.relying_party_id = @relyingParty
           AND a.user_id = @user
           AND a.id < @before
         ORDER BY a.id DESC
         LIMIT @limit
        """;

    public static Statement Query(RelyingPartyId relyingParty, UserId user, int limit, AuditEntryId? before) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("before", before?.Value ?? AuditRow.AfterAll),
        ("limit", Math.Clamp(limit, 1, 200)));
}
