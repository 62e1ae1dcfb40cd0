
namespace Ostiary.Tests.Telemetry;

public sealed class The_cohort_of_an_attempt
{
    [Fact]
    public void Is_what_the_page_said_where_no_ceremony_of_ours_is() =>
        new Tale { IsTicketed = false, Cohort = "beta" }.Begun().Answered().Fold().Attempt.Cohort.ShouldBe("beta");

    [Fact]
    public void Is_what_came_with_the_ticket() =>
        new Tale { Cohort = "beta" }.Begun().Answered().Verified().Fold().Attempt.Cohort.ShouldBe("beta");

    [Fact]
    public void Is_what_the_backend_said_whatever_the_page_says() =>
        new Tale { Cohort = "beta" }.Begun().Server(110, "ceremony.issued", new { kind = "get" }, cohort: "control").Answered().Verified().Fold().Attempt.Cohort.ShouldBe("control");

    [Fact]
    public void Is_never_that_of_a_page_without_a_ticket_where_a_ceremony_of_ours_is_proved()
    {
        var tale = new Tale { Cohort = "invented" }.Begun().Answered().Verified();
        var own = tale.Own.Select(one => one.IsFromServer ? one : one with { Ceremony = null });

        var attempt = tale.Fold(own, tale.Around).Attempt;

        (attempt.IsTicketed, attempt.Cohort).ShouldBe((true, null));
    }

    [Fact]
    public void Is_unknown_when_nobody_said_it() => new Tale().Begun().Answered().Verified().Fold().Attempt.Cohort.ShouldBeNull();
}
