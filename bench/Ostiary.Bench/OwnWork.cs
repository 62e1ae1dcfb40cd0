namespace Ostiary.Bench;

/// <summary>Work inside this process.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Floor">The workload that it is held against; null for floors themselves.</param>
/// <param name="Run">Does it once; true when it came out as it must.</param>
internal sealed record OwnWork(string Name, string? Floor, Func<bool> Run) : Workload(Name, Floor)
{
    private const int RunsBetweenLooks = 64;

    /// <inheritdoc/>
    public override double Slice(TimeSpan length)
    {
        if (!Run())
            throw new InvalidOperationException($"{Name} does not come out as it must.");

        var runs = 0;
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            for (var i = 0; i < RunsBetweenLooks; i++)
                Run();
            runs += RunsBetweenLooks;
            used = Environment.CpuUsage.TotalTime - start;
        }
        while (used < length);

        return used.TotalMicroseconds / runs;
    }

    /// <inheritdoc/>
    public override long? Allocated()
    {
        const int Runs = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
            Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }
}
