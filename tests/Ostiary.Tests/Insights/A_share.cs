using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class A_share
{
    // Known values of the Wilson score interval at 95 %.
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(999, 1000, 0.9944, 0.9998)]
    public void Has_the_interval_of_Wilson(long count, long of, double low, double high)
    {
        var share = new Share(count, of);

        share.Low!.Value.ShouldBe(low, 0.00006);
        share.High!.Value.ShouldBe(high, 0.00006);
        share.Rate!.Value.ShouldBeInRange(share.Low.Value, share.High.Value);
    }

    [Fact]
    public void Of_nothing_says_nothing()
    {
        var share = new Share(0, 0);

        (share.Rate, share.Low, share.High).ShouldBe((null, null, null));
        Difference.Between(share, new Share(1, 2)).ShouldBeNull();
    }

    // Newcombe's own example: 56 of 70 against 48 of 80.
    [Fact]
    public void Differs_from_another_by_the_interval_of_Newcombe()
    {
        var difference = Difference.Between(new Share(48, 80), new Share(56, 70))!;

        difference.Points.ShouldBe(0.2, 1e-9);
        difference.Low.ShouldBe(0.0524, 0.00006);
        difference.High.ShouldBe(0.3339, 0.00006);
        difference.IsClear.ShouldBeTrue();
    }
}
