namespace Ostiary.Bench;

/// <summary>How long one workload takes.</summary>
/// <param name="Workload">The work.</param>
/// <param name="Microseconds">Processor time of one run: the median over all rounds. Time in which other processes had the core does not count.</param>
/// <param name="Bytes">What one run allocates on the managed heap.</param>
internal sealed record Measurement(Workload Workload, double Microseconds, long Bytes)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Times all workloads in turns, so that whatever else the machine does falls on each of them alike, and takes the median round of each.
    /// </summary>
    public static IReadOnlyList<Measurement> Of(IReadOnlyList<Workload> workloads, int rounds)
    {
        foreach (var workload in workloads)
            WarmUp(workload);

        var samples = workloads.ToDictionary(workload => workload, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var workload in workloads)
                samples[workload].Add(OneSlice(workload));
        }

        return [.. workloads.Select(workload => new Measurement(workload, Median(samples[workload]), Allocated(workload)))];
    }

    private static void WarmUp(Workload workload)
    {
        for (var i = 0; i < 8; i++)
        {
            if (!workload.Run())
                throw new InvalidOperationException($"{workload.Name} does not come out as it must.");
            OneSlice(workload);
        }
    }

    private static double OneSlice(Workload workload)
    {
        var runs = 0;
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            for (var i = 0; i < 64; i++)
                workload.Run();
            runs += 64;
            used = Environment.CpuUsage.TotalTime - start;
        }
        while (used < Slice);

        return used.TotalMicroseconds / runs;
    }

    private static long Allocated(Workload workload)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            workload.Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static double Median(List<double> samples)
    {
        samples.Sort();
        return samples[samples.Count / 2];
    }
}
