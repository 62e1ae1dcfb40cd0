using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class A_change_point
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_the_day_on_which_a_share_changed() =>
        ChangePoint.Of(Days(Enumerable.Repeat(12L, 20).Concat(Enumerable.Repeat(30L, 40)))).ShouldBe(First.AddDays(20));

    [Fact]
    public void Is_not_found_where_nothing_stands_out()
    {
        ChangePoint.Of(Days(Enumerable.Range(0, 60).Select(day => 12L + (day % 5)))).ShouldBeNull();
        ChangePoint.Of([]).ShouldBeNull();
        ChangePoint.Of(Days(Enumerable.Repeat(0L, 60))).ShouldBeNull();
    }

    [Fact]
    public void Is_not_found_in_a_handful() =>
        ChangePoint.Of([(First, new Share(0, 10)), (First.AddDays(1), new Share(10, 10))]).ShouldBeNull();

    private static List<(DateTimeOffset, Share)> Days(IEnumerable<long> counts) => [.. counts.Select((count, day) => (First.AddDays(day), new Share(count, 100)))];
}
