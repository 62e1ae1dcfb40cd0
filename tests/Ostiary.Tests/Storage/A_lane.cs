using System.Threading.Channels;
using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class A_lane
{
    private readonly Channel<(string[] Group, TaskCompletionSource Arrival)> _underWay = Channel.CreateUnbounded<(string[], TaskCompletionSource)>();

    [Fact]
    public async Task Goes_at_once_when_it_is_free_and_takes_those_together_who_came_meanwhile()
    {
        var lane = Lane();
        var first = lane.Send("a", default);
        var alone = await NextGroup();
        Task<string>[] meanwhile = [lane.Send("b", default), lane.Send("c", default), lane.Send("d", default)];

        alone.Group.ShouldBe(["a"]);
        alone.Arrival.SetResult();
        var together = await NextGroup();
        together.Group.ShouldBe(["b", "c", "d"]);
        together.Arrival.SetResult();

        (await first).ShouldBe("a!");
        (await Task.WhenAll(meanwhile)).ShouldBe(["b!", "c!", "d!"]);
    }

    [Fact]
    public async Task Takes_no_more_than_fit()
    {
        var lane = Lane(mostTogether: 2);
        var all = await Waiting(lane, "a", "b", "c");

        (await Released()).ShouldBe(["a", "b"]);
        (await Released()).ShouldBe(["c"]);
        (await Task.WhenAll(all)).ShouldBe(["a!", "b!", "c!"]);
    }

    [Fact]
    public async Task Lets_two_that_touch_the_same_go_one_after_the_other()
    {
        var lane = Lane();
        var all = await Waiting(lane, "a1", "a2", "b1", "a3");

        (await Released()).ShouldBe(["a1", "b1"]);
        (await Released()).ShouldBe(["a2"]);
        (await Released()).ShouldBe(["a3"]);
        (await Task.WhenAll(all)).ShouldBe(["a1!", "a2!", "b1!", "a3!"]);
    }

    [Fact]
    public async Task Leaves_out_whoever_went_away_before_and_carries_the_others()
    {
        using var gone = new CancellationTokenSource();
        var lane = Lane();
        _ = lane.Send("first", default);
        var held = await NextGroup();
        var neighbor = lane.Send("n", default);
        var leaver = lane.Send("l", gone.Token);

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaver);
        held.Arrival.SetResult();

        (await Released()).ShouldBe(["n"]);
        (await neighbor).ShouldBe("n!");
    }

    [Fact]
    public async Task Answers_the_others_when_somebody_goes_away_on_the_way()
    {
        using var gone = new CancellationTokenSource();
        var lane = Lane();
        _ = lane.Send("first", default);
        var held = await NextGroup();
        var neighbor = lane.Send("n", default);
        var leaver = lane.Send("l", gone.Token);
        held.Arrival.SetResult();
        var group = await NextGroup();

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaver);
        group.Arrival.SetResult();

        group.Group.ShouldBe(["n", "l"]);
        (await neighbor).ShouldBe("n!");
    }

    [Fact]
    public async Task Tells_all_of_a_group_of_an_outage_and_goes_on()
    {
        var lane = Lane();
        var all = await Waiting(lane, "a", "b");

        (await NextGroup()).Arrival.SetException(new DatabaseUnavailableException("Away"));
        foreach (var one in all)
            await Should.ThrowAsync<DatabaseUnavailableException>(() => one);

        var after = lane.Send("c", default);
        (await Released()).ShouldBe(["c"]);
        (await after).ShouldBe("c!");
    }

    private Lane<string, string> Lane(int mostTogether = 32) => new(mostTogether, item => [item[..1]], async group =>
    {
        var arrival = new TaskCompletionSource();
        _underWay.Writer.TryWrite(([.. group], arrival)).ShouldBeTrue();
        await arrival.Task;
        return [.. group.Select(item => item + "!")];
    });

    // Somebody else holds the lane while these come, so that they wait together.
    private async Task<Task<string>[]> Waiting(Lane<string, string> lane, params string[] items)
    {
        _ = lane.Send("x", default);
        var held = await NextGroup();
        var all = Array.ConvertAll(items, item => lane.Send(item, default));
        held.Arrival.SetResult();
        return all;
    }

    private async Task<string[]> Released()
    {
        var (group, arrival) = await NextGroup();
        arrival.SetResult();
        return group;
    }

    private ValueTask<(string[] Group, TaskCompletionSource Arrival)> NextGroup() => _underWay.Reader.ReadAsync();
}
