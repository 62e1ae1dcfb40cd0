using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class A_rate_per_thousand
{
    [Fact]
    public void Says_how_far_to_trust_it()
    {
        var rate = new PerThousand(10, 2_000);

        rate.Rate.ShouldBe(5);
        // The exact Poisson interval of 10 is 4.795 to 18.39.
        rate.Low!.Value.ShouldBe(2.4, 0.02);
        rate.High!.Value.ShouldBe(9.2, 0.02);
        (new PerThousand(0, 1_000).Low, new PerThousand(3, 0).Rate, new PerThousand(3, 0).High).ShouldBe((0, null, null));
    }

    [Theory]
    [InlineData(10, 1_000, 12, 1_000, false)]
    [InlineData(10, 1_000, 40, 1_000, true)]
    [InlineData(40, 4_000, 10, 1_000, false)]
    [InlineData(0, 1_000, 0, 1_000, false)]
    [InlineData(5, 0, 5, 1_000, false)]
    public void Is_clearly_another_only_where_chance_does_not_explain_it(int count, int of, int otherCount, int otherOf, bool isClear) =>
        new PerThousand(count, of).IsClearlyOtherThan(new(otherCount, otherOf)).ShouldBe(isClear);
}
