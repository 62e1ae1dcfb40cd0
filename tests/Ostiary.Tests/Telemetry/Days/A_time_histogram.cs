using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_time_histogram
{
    [Fact]
    public void Knows_quantiles_to_five_percent()
    {
        var histogram = Of(Enumerable.Range(1, 2_000).Select(number => number * 10L));

        foreach (var share in new[] { 0.25, 0.5, 0.75, 0.95 })
            ((double)histogram.Quantile(share)!.Value).ShouldBe(share * 20_000, share * 20_000 * 0.05);
    }

    [Fact]
    public void Says_how_far_to_trust_its_median()
    {
        var (low, high) = Of(Enumerable.Repeat(1_000L, 50).Concat(Enumerable.Repeat(4_000L, 50))).MedianInterval()!.Value;

        low.ShouldBeLessThan(1_100);
        high.ShouldBeGreaterThan(3_600);
        Of([]).MedianInterval().ShouldBeNull();
        Of([]).Quantile(0.5).ShouldBeNull();
    }

    [Fact]
    public void Reads_what_it_wrote_and_adds_up()
    {
        var (one, other) = (Of([10, 900, 900, 3_000_000_000]), Of([4_000]));

        TimeHistogram.Read(one.Write()).Write().ShouldBe(one.Write());
        TimeHistogram.Read(other.Write()).Count.ShouldBe(1);
        TimeHistogram.Read("").Count.ShouldBe(0);
        one.Add(other);
        one.Count.ShouldBe(5);
        one.Write().Split(' ').Length.ShouldBe(4);
    }

    [Theory]
    [InlineData(-5, 55)]
    [InlineData(0, 55)]
    [InlineData(long.MaxValue, 3_600_000)]
    public void Keeps_what_is_too_short_or_too_long_at_its_ends(long ms, long most)
    {
        Of([ms]).Quantile(0.5)!.Value.ShouldBeLessThanOrEqualTo(most);
        Of([ms]).Count.ShouldBe(1);
    }

    private static TimeHistogram Of(IEnumerable<long> durations)
    {
        var histogram = new TimeHistogram();
        foreach (var each in durations)
            histogram.Add(each);

        return histogram;
    }
}
