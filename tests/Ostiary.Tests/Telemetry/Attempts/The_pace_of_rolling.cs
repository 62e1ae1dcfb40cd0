using Ostiary.Telemetry;
using Ostiary.Testing;

namespace Ostiary.Tests.Telemetry;

public sealed class The_pace_of_rolling
{
    private readonly FakeClock _clock = new();
    private readonly RollingPace _pace;

    public The_pace_of_rolling() => _pace = RollingPace.OfHours(_clock);

    [Fact]
    public void Begins_at_once() => _pace.IsDue.ShouldBeTrue();

    [Fact]
    public async Task Rests_twenty_four_times_as_long_as_the_work_took()
    {
        await Work(TimeSpan.FromSeconds(2));

        _pace.IsDue.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(47));
        _pace.IsDue.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pace.IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task Rests_no_longer_than_its_bound()
    {
        await Work(TimeSpan.FromMinutes(3));

        _clock.Advance(RollingPace.LongestRestOfHours);

        _pace.IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_days_rests_a_minute_at_least_and_as_long_as_the_work_asks()
    {
        var days = RollingPace.OfDays(_clock);
        await Work(TimeSpan.FromMilliseconds(10), pace: days);
        _clock.Advance(RollingPace.LeastRestOfDays - TimeSpan.FromSeconds(1));
        days.IsDue.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        days.IsDue.ShouldBeTrue();

        await Work(TimeSpan.FromMinutes(10), pace: days);
        _clock.Advance(TimeSpan.FromMinutes(239));
        days.IsDue.ShouldBeFalse();
    }

    [Fact]
    public async Task Tells_how_old_the_figures_are_that_the_work_left()
    {
        await Work(TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(5));

        _pace.Age.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Lets_the_figures_grow_old_while_hours_are_left_or_the_work_fails()
    {
        await Work(TimeSpan.FromSeconds(1), leavesNone: false);
        await Should.ThrowAsync<InvalidOperationException>(() => _pace.Take(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            throw new InvalidOperationException();
        }));

        _pace.Age.ShouldBe(TimeSpan.FromSeconds(2));
        _pace.IsDue.ShouldBeFalse();
    }

    private Task Work(TimeSpan takes, bool leavesNone = true, RollingPace? pace = null) => (pace ?? _pace).Take(() =>
    {
        _clock.Advance(takes);
        return Task.FromResult(leavesNone);
    });
}
