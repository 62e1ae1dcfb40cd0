using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

/// <summary>Work beside requests: whatever breaks in it, the server and the work go on.</summary>
public sealed class The_housekeeping
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
    private readonly Readiness _readiness = new();

    [Fact]
    public async Task Goes_on_after_a_mistake_of_ours() => await GoesOnAfter(new InvalidOperationException("a mistake"));

    [Fact]
    public async Task Goes_on_after_an_outage() => await GoesOnAfter(new DatabaseUnavailableException("away"));

    [Fact]
    public async Task Goes_on_after_a_wait_that_was_given_up() => await GoesOnAfter(new TaskCanceledException());

    [Fact]
    public async Task Waits_for_the_foundation_and_does_its_last_work_at_the_end()
    {
        using var work = new Work(_readiness, _clock, breaks: null);
        await work.StartAsync(default);
        _clock.Advance(10 * Beat);
        work.Times.ShouldBe(0);

        _readiness.Founded();
        await Until(() => work.Times > 0);
        await work.StopAsync(default);

        work.IsFinished.ShouldBeTrue();
        work.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_without_a_word_when_its_last_work_breaks()
    {
        _readiness.Founded();
        using var work = new Work(_readiness, _clock, new InvalidOperationException("a mistake"));
        await work.StartAsync(default);
        await Until(() => work.Times > 0);

        await work.StopAsync(default);

        work.IsFinished.ShouldBeTrue();
        work.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Is_what_all_work_beside_requests_is()
    {
        // A foundation that contradicts itself is to stop the server; metadata waits as long as its source says, and gives refusals as values.
        Type[] others = [typeof(Foundation), typeof(MetadataRefresh)];

        typeof(Foundation).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IHostedService))).Except(others)
            .ShouldAllBe(type => type.IsAssignableTo(typeof(Housekeeping)));
    }

    private async Task GoesOnAfter(Exception broken)
    {
        _readiness.Founded();
        using var work = new Work(_readiness, _clock, broken);
        await work.StartAsync(default);

        await Until(() => work.Times >= 2);

        work.ExecuteTask!.IsCompleted.ShouldBeFalse("what leaves the loop stops the server");
        await work.StopAsync(default);
    }

    private async Task Until(Func<bool> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Longest);
            _clock.Advance(Beat);
            await again.WaitForNextTickAsync();
        }
    }

    /// <summary>Breaks each time, the last work included.</summary>
    private sealed class Work(Readiness readiness, TimeProvider clock, Exception? breaks) : Housekeeping(Beat, readiness, clock, NullLogger.Instance)
    {
        private int _times;

        public int Times => _times;

        public bool IsFinished { get; private set; }

        protected override Task KeepOnce(CancellationToken cancel)
        {
            Interlocked.Increment(ref _times);
            return breaks is null ? Task.CompletedTask : Task.FromException(breaks);
        }

        protected override Task Finish()
        {
            IsFinished = true;
            return breaks is null ? Task.CompletedTask : Task.FromException(breaks);
        }
    }
}
