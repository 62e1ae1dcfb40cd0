using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_system_baselines
{
    private const int Boundary = 28;

    private readonly SampleDays _days = new();

    [Fact]
    public void Hold_each_system_against_its_own_weeks_before()
    {
        Add("ios", 0, 40, fails: 2, tookMs: 900);
        Add("ios", Boundary, 40, fails: 20, tookMs: 1_900);
        Add("android", 0, 40, fails: 4, tookMs: 2_000);
        Add("android", Boundary, 30, fails: 3, tookMs: 2_000);

        var all = Ask();

        all.Select(one => one.Os).ShouldBe(["ios", "android"]);
        (all[0].FailedBefore, all[0].FailedNow, all[0].Worse!.IsClear).ShouldBe((new Share(2, 40), new Share(20, 40), true));
        all[0].TookBefore!.Median.ShouldBeInRange(850, 950);
        all[0].SlowerMs!.Value.ShouldBeInRange(880, 1_120);
        (all[1].Worse!.IsClear, all[1].SlowerMs).ShouldBe((false, null));
    }

    [Fact]
    public void Say_nothing_of_a_system_of_nine_people_nor_of_what_gives_it_by_subtraction()
    {
        Add("ios", 0, 40, fails: 2, tookMs: 900);
        Add("ios", Boundary, 40, fails: 2, tookMs: 900);
        Add("linux", 0, 40, fails: 2, tookMs: 900);
        Add("linux", Boundary, 9, fails: 9, tookMs: 900);
        Add("android", 0, 50, fails: 2, tookMs: 900);
        Add("android", Boundary, 50, fails: 2, tookMs: 900);

        Ask().Select(one => one.Os).ShouldBe(["android"]);
    }

    [Fact]
    public void Leave_user_decisions_out()
    {
        Add("ios", 0, 20, fails: 0, tookMs: 900);
        Add("ios", Boundary, 20, fails: 0, tookMs: 900);
        for (var number = 0; number < 30; number++)
            _days.Add(Boundary, $"c-{number}", SampleDays.Words((AttemptDimension.Os, "ios"), (AttemptDimension.Outcome, "failed"), (AttemptDimension.Party, "user_decision")));

        Ask().ShouldHaveSingleItem().FailedNow.ShouldBe(new Share(0, 20));
    }

    private IReadOnlyList<SystemBaseline> Ask() => SystemBaselines.Of(_days.Book(), DateTimeOffset.FromUnixTimeMilliseconds(SampleDays.FirstDay).AddDays(Boundary));

    private void Add(string os, int day, int people, int fails, long tookMs)
    {
        for (var number = 0; number < people; number++)
        {
            var words = SampleDays.Words((AttemptDimension.Os, os));
            if (number < fails)
                (words[AttemptDimension.Outcome], words[AttemptDimension.Party]) = ("failed", "platform");

            _days.Add(day, $"{os}-{number}", words, ceremonyMs: number < fails ? null : tookMs);
        }
    }
}
