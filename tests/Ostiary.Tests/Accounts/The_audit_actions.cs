using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class The_audit_actions
{
    [Fact]
    public void Are_listed_once_each()
    {
        var declared = typeof(AuditAction).GetFields().Where(field => field.FieldType == typeof(AuditAction)).Select(field => (AuditAction)field.GetValue(null)!);

        AuditAction.All.ShouldBe(declared, ignoreOrder: true);
        AuditAction.All.Select(action => action.Code).ShouldBeUnique();
    }
}
