using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_anonymity_floor
{
    [Theory]
    [InlineData("500 300 20", "500 300 20", "")]
    [InlineData("500 9 8", "500", "9 8")]
    [InlineData("500 300 3", "500", "3 300")]
    [InlineData("500 3", "", "3 500")]
    [InlineData("9", "", "")]
    [InlineData("5 4", "", "")]
    [InlineData("5 4 3", "", "5 4 3")]
    [InlineData("", "", "")]
    public void Merges_small_cells_so_that_none_can_be_had_by_subtraction(string cells, string shown, string merged)
    {
        var answer = AnonymityFloor.Apply(cells.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse), cell => cell);

        string.Join(' ', answer.Shown).ShouldBe(shown);
        string.Join(' ', answer.Merged).ShouldBe(merged);
    }

    [Fact]
    public void Holds_in_a_funnel_for_those_who_used_what_waited_for_many()
    {
        AttemptTally Tally(string os, AttemptOutcome outcome, long attempts) => new(os, outcome, AttemptNode.Final, null, attempts, attempts, attempts, 0);

        var answer = Funnel.Of(
            [Tally("ios", AttemptOutcome.Succeeded, 40), Tally("linux", AttemptOutcome.Succeeded, 2), Tally("linux", AttemptOutcome.Unused, 30), Tally("windows", AttemptOutcome.Succeeded, 60)],
            FunnelBasis.Attempts, narrow: true);

        answer.Segments.Select(segment => (segment.Name, segment.Attempts, segment.Unused)).ShouldBe([("windows", 60, 0), (AnonymityFloor.Merged, 42, 30)]);
    }
}
