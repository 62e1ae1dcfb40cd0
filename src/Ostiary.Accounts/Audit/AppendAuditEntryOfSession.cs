using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Appends only if the session of the entry exists: what a sign-in that did not happen would have written is not written.</summary>
internal static class AppendAuditEntryOfSession
{
    private const string Sql =
        $"""
        {AuditRow.Insert}
         WHERE EXISTS (
               SELECT 1
                 FROM sessions
                WHERE relying_party_id = @relyingParty
                  AND id = @session)
        """;

    public static Statement Command(AuditEntry entry) => new(Sql, AuditRow.Values(entry));
}
