using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Keeps the figures of days up to what was told, at a calm beat. Every node does so; they take turns by themselves.</summary>
public sealed partial class DayKeeping(DayRolling rolling, Readiness readiness, TimeProvider clock, ILogger<DayKeeping> log) : BackgroundService
{
    // A day is recomputed whole: however long that takes, it is done a small part of the time only.
    private const int RestsFor = 20;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastRest = TimeSpan.FromMinutes(1);

    /// <summary>Goes on until the server stops. What was not recomputed stays marked in the database.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var (rested, rest) = (TimeSpan.Zero, TimeSpan.Zero);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                rested += Beat;
                if (rested < rest || !readiness.IsFounded)
                    continue;

                var began = clock.GetTimestamp();
                await KeepOnce(stoppingToken);
                var took = clock.GetElapsedTime(began);
                (rested, rest) = (TimeSpan.Zero, TimeSpan.FromTicks(Math.Max(LeastRest.Ticks, took.Ticks * RestsFor)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Stopped();
        }
    }

    private async Task KeepOnce(CancellationToken cancel)
    {
        try
        {
            await rolling.RollAll(cancel);
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database does not answer ({Error}); figures of days wait to be recomputed")]
    private partial void Waiting(string error);

    [LoggerMessage(2, LogLevel.Debug, "Recomputing days stops")]
    private partial void Stopped();
}
