using System.Globalization;

namespace Ostiary.Simulation;

/// <summary>Fills a server and says how far it is, and afterwards what there is to find.</summary>
internal sealed class Demonstration(Wire wire, World world, TextWriter output)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private int _shown = -1;

    /// <summary>0 when everything that was sent was kept, otherwise 3.</summary>
    public async Task<int> Fill(CancellationToken cancel)
    {
        var visits = world.Visits();
        using var filling = new Filling(wire, world);
        await filling.Run(visits, done => Show(done * 100 / visits.Count), cancel);
        await WaitForAttempts(cancel);
        await Tell(visits);
        foreach (var (reason, count) in filling.Dropped)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {count} events were not kept: {reason}"));

        return filling.Dropped.Count == 0 ? 0 : 3;
    }

    // Attempts are folded a beat behind the events; a demonstration begins when all of them are there.
    private async Task WaitForAttempts(CancellationToken cancel)
    {
        while (!await wire.HasCaughtUp(cancel))
            await Task.Delay(Beat, TimeProvider.System, cancel);
    }

    private void Show(int percent)
    {
        if (percent / 5 == _shown)
            return;

        _shown = percent / 5;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {percent,3} % of 60 days"));
    }

    private async Task Tell(IReadOnlyList<Visit> visits)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{world.People} invented people, {visits.Count} visits, {visits.Sum(visit => visit.Tries.Count)} attempts, {visits.Sum(visit => visit.Batch.Events.Count)} events."));
        await output.WriteLineAsync("What is hidden in them:");
        foreach (var story in Story.All)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {story.Name}, from {world.BeginsAt.AddDays(story.Day):yyyy-MM-dd} on. {story.HowToFind}"));
    }
}
