namespace Ostiary.Load;

/// <summary>One measurement of one kind of work.</summary>
internal sealed record Figures
{
    public required string Work { get; init; }

    public required double PerSecond { get; init; }

    public required Latencies Options { get; init; }

    public required Latencies Verify { get; init; }

    /// <summary>Processor time of each part for one act.</summary>
    public required ProcessorTime PerAct { get; init; }

    /// <summary>The share of the machine's processor time that neither server, database nor this program had.</summary>
    public required double Others { get; init; }

    /// <summary>Commands that the server sent to PostgreSQL for one act; null without PostgreSQL.</summary>
    public double? RoundTrips { get; init; }

    /// <summary>What one act costs all three together.</summary>
    public TimeSpan Cost => PerAct.Server + PerAct.Load + PerAct.Database;

    /// <summary>Each figure's median over several measurements of the same work.</summary>
    public static Figures Median(IReadOnlyList<Figures> all) => new()
    {
        Work = all[0].Work,
        PerSecond = Middle(all, one => one.PerSecond),
        Options = Middle(all, one => one.Options),
        Verify = Middle(all, one => one.Verify),
        PerAct = new ProcessorTime(
            Middle(all, one => one.PerAct.Server),
            Middle(all, one => one.PerAct.Load),
            Middle(all, one => one.PerAct.Database),
            Middle(all, one => one.PerAct.Machine)),
        Others = Middle(all, one => one.Others),
        RoundTrips = all[0].RoundTrips is null ? null : Middle(all, one => one.RoundTrips!.Value),
    };

    private static Latencies Middle(IReadOnlyList<Figures> all, Func<Figures, Latencies> of) =>
        new(Middle(all, one => of(one).P50), Middle(all, one => of(one).P95), Middle(all, one => of(one).P99));

    private static T Middle<T>(IReadOnlyList<Figures> all, Func<Figures, T> of) => all.Select(of).Order().ElementAt(all.Count / 2);
}
