namespace Ostiary.Ceremonies;

/// <summary>Lets an answer out only at whole multiples of a period after the question, so that its time does not tell what it took.</summary>
/// <remarks>
/// The timer is set before the work begins. A wait for "what is left", set afterwards, would be rounded to milliseconds together with the
/// time that the work took, and so tell some of it. Work that outlasts one beat waits for the next.
/// </remarks>
internal sealed class AnswerBeat : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly PeriodicTimer? _timer;

    /// <summary>The beat of a question that was asked now.</summary>
    /// <param name="period">Less than a millisecond lets every answer out at once.</param>
    /// <param name="clock">What it beats to.</param>
    public AnswerBeat(TimeSpan period, TimeProvider clock) => _timer = period < Shortest ? null : new PeriodicTimer(period, clock);

    /// <summary>Returns at the next beat.</summary>
    public async Task Next(CancellationToken cancel)
    {
        if (_timer is null)
            return;

        // A beat that passed while the work was going on does not count: to answer now would tell how long the work took.
        var beat = _timer.WaitForNextTickAsync(cancel).AsTask();
        if (beat.IsCompletedSuccessfully)
            beat = _timer.WaitForNextTickAsync(cancel).AsTask();

        await beat;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();
}
