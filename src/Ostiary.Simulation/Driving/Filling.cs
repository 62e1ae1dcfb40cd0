using Ostiary.Contracts.Events;

namespace Ostiary.Simulation;

/// <summary>Lets a world happen to a running server, hour by hour of its clock.</summary>
public sealed class Filling(Wire wire, World world) : IDisposable
{
    private const int AtOnce = 4;

    private readonly Dictionary<int, Resident> _residents = [];

    /// <summary>How many events the server did not keep, by reason; none while simulator and catalog agree.</summary>
    public IReadOnlyDictionary<string, int> Dropped => _dropped;

    private readonly Dictionary<string, int> _dropped = new(StringComparer.Ordinal);

    private DateTimeOffset _clock;

    /// <summary>Sends all visits; afterwards the server's clock stands at the end of the world.</summary>
    /// <param name="visits">In the order in which they end.</param>
    /// <param name="progress">Told how many visits are done.</param>
    /// <param name="cancel">Stops between two requests.</param>
    public async Task Run(IReadOnlyList<Visit> visits, Action<int> progress, CancellationToken cancel)
    {
        var done = 0;
        foreach (var hour in visits.GroupBy(visit => HourAfter(visit.EndedAt)))
        {
            foreach (var visit in hour.Where(visit => visit.Person.HasAccount))
                await Live(visit, cancel);

            await PutClock(hour.Key, cancel);
            await Parallel.ForEachAsync(
                hour.Where(visit => !visit.Person.HasAccount), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
                async (visit, each) => Note(await wire.Send(visit, visit.Batch with { SentAt = hour.Key.ToUnixTimeMilliseconds() }, each)));
            progress(done += hour.Count());
        }

        await PutClock(world.EndsAt, cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var resident in _residents.Values)
            resident.Dispose();
    }

    /// <summary>The batch with the tickets that the server gave; only what belongs to a ticketed ceremony has one.</summary>
    internal static EventBatchRequest Ticketed(EventBatchRequest batch, IReadOnlyDictionary<Guid, string> tickets) => batch with
    {
        Events = [.. batch.Events.Select(one => one.Attempt is { } attempt && tickets.TryGetValue(attempt, out var ticket) ? one with { Ticket = ticket } : one)],
    };

    // The clock stands at each instant at which the person asks or answers, so that the server's word and the page's are of one time.
    private async Task Live(Visit visit, CancellationToken cancel)
    {
        if (!_residents.TryGetValue(visit.Person.Number, out var resident))
            _residents[visit.Person.Number] = resident = new Resident(wire, world.Seed, visit.Person);

        var tickets = new Dictionary<Guid, string>();
        foreach (var one in visit.Tries)
        {
            await PutClock(one.AskedAt, cancel);
            var asked = await resident.Ask(visit, one, cancel);
            tickets[one.Id] = asked.TelemetryTicket;
            await PutClock(one.EndedAt, cancel);
            if (one.Fault is null)
                await resident.Answer(visit, one, asked, cancel);
        }

        await PutClock(visit.EndedAt, cancel);
        Note(await wire.Send(visit, Ticketed(visit.Batch, tickets), cancel));
    }

    private async Task PutClock(DateTimeOffset to, CancellationToken cancel)
    {
        if (to <= _clock)
            return;

        await wire.SetClock(to, cancel);
        _clock = to;
    }

    private void Note(IReadOnlyList<DroppedEventAnswer> dropped)
    {
        lock (_dropped)
        {
            foreach (var one in dropped)
                _dropped[one.Reason] = _dropped.GetValueOrDefault(one.Reason) + 1;
        }
    }

    private static DateTimeOffset HourAfter(DateTimeOffset at) => at.AddTicks(TimeSpan.TicksPerHour - (at.Ticks % TimeSpan.TicksPerHour));
}
