using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class A_fake_clock
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        var start = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromMinutes(10));

        _clock.GetUtcNow().ShouldBe(start.AddMinutes(10));
        Should.Throw<ArgumentOutOfRangeException>(() => _clock.MoveTo(start));
    }

    [Fact]
    public void Fires_timers_in_order_and_at_their_own_instants()
    {
        List<string> fired = [];
        void Note(object? name) => fired.Add($"{name} {_clock.GetUtcNow():HH:mm}");
        using var late = _clock.CreateTimer(Note, "late", TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(Note, "often", TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3));
        using var stopped = _clock.CreateTimer(Note, "stopped", TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        stopped.Dispose();

        _clock.Advance(TimeSpan.FromMinutes(8));

        fired.ShouldBe(["often 12:03", "often 12:06", "late 12:07"]);
    }

    [Fact]
    public void Jumps_over_the_beats_of_a_timer_and_fires_it_once()
    {
        List<string> fired = [];
        void Note(object? name) => fired.Add($"{name} {_clock.GetUtcNow():HH:mm}");
        using var late = _clock.CreateTimer(Note, "late", TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(Note, "often", TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3));
        using var later = _clock.CreateTimer(Note, "later", TimeSpan.FromMinutes(9), Timeout.InfiniteTimeSpan);

        _clock.Jump(TimeSpan.FromMinutes(8));
        fired.ShouldBe(["often 12:08", "late 12:08"]);

        _clock.Advance(TimeSpan.FromMinutes(3));
        fired.ShouldBe(["often 12:08", "late 12:08", "later 12:09", "often 12:11"]);
    }

    [Fact]
    public async Task Ends_a_wait_without_waiting()
    {
        var wait = Task.Delay(TimeSpan.FromHours(1), _clock);
        wait.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromHours(1));

        await wait;
    }
}
