namespace Ostiary.Bench;

/// <summary>A figure that was promised.</summary>
/// <param name="Promise">In words.</param>
/// <param name="Work">The workload that it is about, or the difference of a pair.</param>
/// <param name="Against">The workload beside which it is held; null for a bound on the difference of a pair.</param>
/// <param name="Bound">At least so many times as fast as <see cref="Against"/>; or at most so many microseconds.</param>
internal sealed record Goal(string Promise, string Work, string? Against, double Bound)
{
    /// <summary>Every promise about single ceremonies.</summary>
    public static IReadOnlyList<Goal> All { get; } =
    [
        new("ES256 assertion, cold key: at least 0.85 of raw VerifyHash", Names.Es256, Names.RawEs256, 0.85),
        new("… at least 3 times ASP.NET Core Identity", Names.Es256, Names.Es256 + Names.ByIdentity, 3),
        new("… at least 5 times SimpleWebAuthn", Names.Es256, Names.Es256 + Names.BySimple, 5),
        new("… besides raw VerifyHash: at most 4 µs", Names.BesidesDotnet, null, 4),
        new("… besides the signature and the import of its key: at most 4 µs", Names.BesidesImport, null, 4),
        new("stricter than the goal: … the import included", Names.BesidesRefusal, null, 4),
        new("stricter than the goal: … and with what the arithmetic leaves of the caches", Names.BesidesLibcrypto, null, 4),
        new("registration none: at least 1.5 times ASP.NET Core Identity", Names.None, Names.None + Names.ByIdentity, 1.5),
        new("… no slower than SimpleWebAuthn", Names.None, Names.None + Names.BySimple, 1),
        new("registration packed with chain: at least 3 times SimpleWebAuthn", Names.Chain, Names.Chain + Names.BySimple, 3),
        new("RS256 assertion, cold key: at least 0.7 of raw VerifyHash", Names.Rs256, Names.RawRs256, 0.7),
    ];

    /// <summary>True when the figure is a time in microseconds, otherwise it is a ratio.</summary>
    public bool IsTime => Against is null;

    /// <summary>What was measured; null when a workload did not take part.</summary>
    public double? Figure(IReadOnlyList<Measurement> all, IReadOnlyList<PairedDifference> differences) => Against is null
        ? differences.FirstOrDefault(one => one.Pair.Name == Work)?.Median
        : MedianOf(Against, all) / MedianOf(Work, all);

    /// <summary>True when a figure keeps the promise.</summary>
    public bool IsMetBy(double figure) => IsTime ? figure <= Bound : figure >= Bound;

    private static double? MedianOf(string name, IReadOnlyList<Measurement> all) => all.FirstOrDefault(one => one.Workload.Name == name)?.Median;
}
