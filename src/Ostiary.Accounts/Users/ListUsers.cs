using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of users; deleted ones are skipped.</remarks>
internal static class ListUsers
{
    private const string Sql =
        $"""
        SELECT {UserRow.Columns}
          FROM users AS u
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE u.relying_party_id = @relyingParty
           AND u.id > @after
           AND u.deleted_at_ms IS NULL
         ORDER BY u.id
         LIMIT @limit
        """;

    public static Statement Query(RelyingPartyId relyingParty, int limit, UserId? after) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("after", after?.Value ?? ""), ("limit", Math.Clamp(limit, 1, 200)));
}
