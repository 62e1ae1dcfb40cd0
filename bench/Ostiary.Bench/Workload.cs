namespace Ostiary.Bench;

/// <summary>A piece of work to time.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Floor">The workload that it is held against; null for floors themselves.</param>
internal abstract record Workload(string Name, string? Floor)
{
    /// <summary>Does it again and again for about so much processor time; microseconds of processor time of one run, on average.</summary>
    /// <exception cref="InvalidOperationException">It does not come out as it must.</exception>
    public abstract double Slice(TimeSpan length);

    /// <summary>Bytes that one run allocates on the managed heap; null where nobody counts.</summary>
    public abstract long? Allocated();
}
