using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class A_chance
{
    // The exact one-sided probabilities of these tables, by counting.
    [Theory]
    [InlineData(3, 4, 4, 8, 17.0 / 70)]
    [InlineData(4, 4, 4, 8, 1.0 / 70)]
    [InlineData(0, 4, 4, 8, 1)]
    public void Is_that_of_fishers_exact_test(long failures, long tries, long allFailures, long allTries, double expected) =>
        Math.Exp(WorseThanElsewhere.LogChance(failures, tries, allFailures, allTries)).ShouldBe(expected, 1e-9);

    [Fact]
    public void Stays_a_number_where_it_is_too_small_for_one()
    {
        WorseThanElsewhere.LogChance(50_000, 60_000, 60_000, 800_000).ShouldBeInRange(-1_000_000, -10_000);
        WorseThanElsewhere.LogChance(600, 1_000, 48_000, 800_000).ShouldBeLessThan(-100);
    }

    [Fact]
    public void Counts_when_it_is_below_the_bound_for_so_many_looks()
    {
        double[] chances = [Math.Log(0.0001), Math.Log(0.0003), Math.Log(0.02)];

        WorseThanElsewhere.Bound(chances, looks: 40, falseShare: 0.01).ShouldBe(chances[1]);
        WorseThanElsewhere.Bound(chances, looks: 400, falseShare: 0.01).ShouldBeNull();
        WorseThanElsewhere.Bound([], looks: 10, falseShare: 0.01).ShouldBeNull();
    }

    [Fact]
    public void Of_an_onset_is_the_day_on_which_it_became_worse()
    {
        Onset.Of([.. Enumerable.Range(0, 30).Select(day => ((long)day, 20L, day < 12 ? 1L : 9L))]).ShouldBe(12);
        Onset.Of([.. Enumerable.Range(0, 30).Select(day => ((long)day, 20L, day < 12 ? 9L : 1L))]).ShouldBeNull();
        Onset.Of([.. Enumerable.Range(0, 30).Select(day => ((long)day, 20L, 1L))]).ShouldBeNull();
        Onset.Of([]).ShouldBeNull();
    }
}
