namespace Ostiary.Bench;

/// <summary>How long one workload takes.</summary>
/// <param name="Workload">The work.</param>
/// <param name="Microseconds">Processor time of one run in the quietest round: neighbors on the machine only ever add to it.</param>
/// <param name="Bytes">What one run allocates on the managed heap.</param>
internal sealed record Measurement(Workload Workload, double Microseconds, long Bytes)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Times all workloads in turns, so that whatever else the machine does falls on each of them alike, and takes the quietest round of each.
    /// </summary>
    public static IReadOnlyList<Measurement> Of(IReadOnlyList<Workload> workloads, int rounds)
    {
        foreach (var workload in workloads)
            WarmUp(workload);

        var quietest = workloads.ToDictionary(workload => workload, _ => double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var workload in workloads)
                quietest[workload] = Math.Min(quietest[workload], OneSlice(workload));
        }

        return [.. workloads.Select(workload => new Measurement(workload, quietest[workload], Allocated(workload)))];
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
}
