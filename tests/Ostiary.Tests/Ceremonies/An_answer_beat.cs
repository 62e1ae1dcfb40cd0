using Ostiary.Ceremonies;
using Ostiary.Testing;

namespace Ostiary.Tests.Ceremonies;

/// <summary>Whatever the work took, the answer goes out at a whole multiple of the period.</summary>
public sealed class An_answer_beat
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.043, 10)]
    [InlineData(3, 10)]
    [InlineData(9.999, 10)]
    [InlineData(10, 20)]
    [InlineData(13, 20)]
    [InlineData(47.5, 50)]
    public async Task Lets_an_answer_out_at_the_next_multiple(double workMs, double answerMs)
    {
        var asked = _clock.GetUtcNow();
        using var beat = new AnswerBeat(Period, _clock);
        _clock.Advance(TimeSpan.FromMilliseconds(workMs));

        var answer = beat.Next(default);
        var due = asked + TimeSpan.FromMilliseconds(answerMs);
        _clock.MoveTo(due - TimeSpan.FromTicks(1));
        answer.IsCompleted.ShouldBeFalse();

        _clock.MoveTo(due);
        await answer.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Of_no_length_lets_every_answer_out_at_once()
    {
        using var beat = new AnswerBeat(TimeSpan.Zero, _clock);

        beat.Next(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_when_nobody_waits_any_more()
    {
        using var gone = new CancellationTokenSource();
        using var beat = new AnswerBeat(Period, _clock);
        var answer = beat.Next(gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answer);
    }
}
