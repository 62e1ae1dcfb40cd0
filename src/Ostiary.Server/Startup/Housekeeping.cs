using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>Work that a node does at a beat beside its requests, from its foundation until it stops. Every node does so; they take turns by themselves.</summary>
/// <remarks>
/// The edge of such work: what breaks in it is logged here and tried again at the next beat. An exception that left it would stop the server, and people
/// sign in whatever becomes of figures.
/// </remarks>
public abstract partial class Housekeeping(TimeSpan beat, Readiness readiness, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>The time that the beat goes by.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>What was not done when the server stops waits in the database or on the disk.</summary>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(beat, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Try(() => KeepOnce(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Try(Finish, CancellationToken.None);
        }
    }

    /// <summary>Does what is due.</summary>
    protected abstract Task KeepOnce(CancellationToken cancel);

    /// <summary>Does what must not wait for the next start.</summary>
    /// <remarks>
    /// In here and not in <see cref="BackgroundService.StopAsync"/>, which a host may be asked for twice at once: whoever asks waits for the end of
    /// this, and nothing that it needs is disposed before.
    /// </remarks>
    protected virtual Task Finish() => Task.CompletedTask;

    private async Task Try(Func<Task> work, CancellationToken stopping)
    {
        if (!readiness.IsFounded)
            return;

        try
        {
            await work();
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(GetType().Name, away.GetType().Name);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Broke(GetType().Name, broken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Work} waits: the database does not answer ({Error})")]
    private partial void Waiting(string work, string error);

    [LoggerMessage(2, LogLevel.Error, "{Work} failed; it is tried again")]
    private partial void Broke(string work, Exception error);
}
