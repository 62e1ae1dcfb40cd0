using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class A_session_limit
{
    private static readonly SessionOptions Limits = new();

    [Fact]
    public void Is_shorter_for_those_who_administer()
    {
        Limits.IdleOf(Role.Administrator).ShouldBe(TimeSpan.FromMinutes(15));
        Limits.AbsoluteOf(Role.Operator).ShouldBe(TimeSpan.FromHours(8));
        Limits.IdleOf(Role.User).ShouldBe(TimeSpan.FromHours(8));
        Limits.AbsoluteOf(Role.User).ShouldBe(TimeSpan.FromDays(7));
    }
}
