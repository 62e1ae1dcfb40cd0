namespace Ostiary.Bench;

/// <summary>How long one workload takes.</summary>
/// <param name="Workload">The work.</param>
/// <param name="Median">Processor time of one run in microseconds: the median of all slices.</param>
/// <param name="Quietest">The same in the quietest slice: neighbors on the machine only ever add to it.</param>
/// <param name="Bytes">What one run allocates on the managed heap; null where nobody counts.</param>
internal sealed record Measurement(Workload Workload, double Median, double Quietest, long? Bytes)
{
    private const int WarmUpSlices = 8;
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(150);

    /// <summary>Times all workloads in turns, so that whatever else the machine does falls on each of them alike.</summary>
    public static IReadOnlyList<Measurement> Of(IReadOnlyList<Workload> workloads, int rounds)
    {
        foreach (var workload in workloads)
        {
            for (var i = 0; i < WarmUpSlices; i++)
                workload.Slice(SliceLength);
        }

        var slices = workloads.ToDictionary(workload => workload, _ => new List<double>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var workload in workloads)
                slices[workload].Add(workload.Slice(SliceLength));
        }

        return [.. workloads.Select(workload => new Measurement(workload, MedianOf(slices[workload]), slices[workload].Min(), workload.Allocated()))];
    }

    private static double MedianOf(List<double> slices) => slices.Order().ElementAt(slices.Count / 2);
}
