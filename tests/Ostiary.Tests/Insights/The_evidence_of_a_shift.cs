using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class The_evidence_of_a_shift
{
    [Fact]
    public void Seldom_grows_while_nothing_changes_however_often_somebody_looks()
    {
        var dice = new Dice(11);
        var alarms = 0;
        for (var season = 0; season < 1_000; season++)
        {
            var rate = 0.02 + (0.1 * dice.NextDouble());
            var reference = Enumerable.Range(0, 300).Count(_ => dice.NextDouble() < rate);
            alarms += Ever(100, 400, reference, 300, () => dice.NextDouble() < rate) ? 1 : 0;
        }

        // One in a hundred, and some luck.
        alarms.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void Is_great_after_twenty_tries_of_which_half_fail() => ShiftEvidence.Log(10, 20, 20, 400).ShouldBeGreaterThan(Math.Log(1e5));

    [Fact]
    public void Is_less_against_a_reference_of_few() => ShiftEvidence.Log(10, 20, 2, 50).ShouldBeLessThan(ShiftEvidence.Log(10, 20, 40, 1_000));

    // B(11, 11) = 1 / 3,879,876; and against an even reference of nothing, Jeffreys' prior alone: B(10.5, 10.5) / B(0.5, 0.5).
    [Fact]
    public void Is_what_it_comes_to_by_hand() => ShiftEvidence.Log(10, 20, 0, 0).ShouldBe(Math.Log(1 / 3_879_876.0) - LogJeffreys(), 1e-9);

    [Theory]
    [InlineData("9", "10", -1)]
    [InlineData("17.3", "17", 1)]
    [InlineData("28.2", "28.10", -1)]
    [InlineData("18", "18", 0)]
    [InlineData("beta", "1", -1)]
    public void Is_asked_of_versions_in_the_order_of_their_numbers(string one, string other, int order) => Math.Sign(VersionOrder.Compare(one, other)).ShouldBe(order);

    private static bool Ever(double least, int tries, long reference, long referenceTries, Func<bool> fails)
    {
        var failures = 0;
        for (var tried = 1; tried <= tries; tried++)
        {
            failures += fails() ? 1 : 0;
            if (ShiftEvidence.Log(failures, tried, reference, referenceTries) > Math.Log(least))
                return true;
        }

        return false;
    }

    // B(n + 1/2, n + 1/2) / B(1/2, 1/2) is the product of (k - 1/2) squared over the product of the numbers up to 2n.
    private static double LogJeffreys() =>
        Enumerable.Range(1, 10).Sum(k => 2 * Math.Log(k - 0.5)) - Enumerable.Range(1, 20).Sum(k => Math.Log(k));
}
