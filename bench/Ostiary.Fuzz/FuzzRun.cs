using System.Diagnostics;
using System.Globalization;

namespace Ostiary.Fuzz;

/// <summary>What to do.</summary>
/// <param name="Cases">How many fresh cases for each target, besides its corpus.</param>
/// <param name="Seed">Where all chance comes from.</param>
/// <param name="Threads">How many workers; part of what must be the same for a run to repeat.</param>
internal sealed record FuzzSettings(long Cases, ulong Seed, int Threads)
{
    /// <summary>When to stop even if cases are left, for each target; null for never.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether what was learned replaces the corpus in the repository.</summary>
    public bool Keeps { get; init; }
}

/// <summary>What one target answered.</summary>
internal sealed record TargetResult(
    string Target, long Cases, TimeSpan Time, int CorpusSize, int Outcomes, TimeSpan Slowest, long MostBytes, IReadOnlyList<Finding> Findings);

/// <summary>Runs one target after the other, on several threads each.</summary>
internal static class FuzzRun
{
    /// <summary>A case that is still running after this will not end: nothing can stop its thread, so the program does.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    public static TargetResult Of(Target target, FuzzSettings settings, TextWriter? progress)
    {
        List<byte[]> known = [.. target.Seeds(Seeds.Shared), .. Corpus.Read(target.Name)];
        var workers = Enumerable.Range(0, settings.Threads)
            .Select(index => new Worker(target, SeedOf(settings.Seed, target.Name, index), known))
            .ToList();
        var start = Stopwatch.GetTimestamp();
        using var stop = settings.Limit is { } limit ? new CancellationTokenSource(limit) : new CancellationTokenSource();
        var threads = workers.ConvertAll(worker => new Thread(() => worker.Run(settings.Cases / settings.Threads, stop.Token)) { IsBackground = true });
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => Await(thread, target, workers, start, progress));

        var size = settings.Keeps ? Corpus.Write(target.Name, workers.Select(worker => worker.Corpus)) : workers.Max(worker => worker.Corpus.Inputs.Count);
        return new TargetResult(
            target.Name,
            workers.Sum(worker => worker.Cases),
            Stopwatch.GetElapsedTime(start),
            size,
            workers.SelectMany(worker => worker.Corpus.Signatures).Distinct().Count(),
            workers.Max(worker => worker.Slowest),
            workers.Max(worker => worker.MostBytes),
            [.. workers.SelectMany(worker => worker.Findings)]);
    }

    private static void Await(Thread thread, Target target, List<Worker> workers, long start, TextWriter? progress)
    {
        while (!thread.Join(TimeSpan.FromSeconds(2)))
        {
            var cases = workers.Sum(worker => worker.Cases);
            progress?.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\r{target.Name}: {cases:N0} cases, {cases / Stopwatch.GetElapsedTime(start).TotalSeconds:N0}/s   "));
            if (workers.Exists(worker => worker.Present > Hang))
                Environment.FailFast($"{target.Name} hangs on a case; the same --seed, --threads and --target find it again.");
        }
    }

    private static ulong SeedOf(ulong seed, string target, int worker)
    {
        var mixed = seed * 31 + (ulong)worker;
        foreach (var letter in target)
            mixed = (mixed ^ letter) * 1099511628211UL;
        return mixed;
    }
}
