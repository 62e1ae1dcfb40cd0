using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class AppendAuditEntry
{
    public static Statement Command(AuditEntry entry) => new(AuditRow.Insert, AuditRow.Values(entry));
}
