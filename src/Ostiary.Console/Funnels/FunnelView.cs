using Ostiary.Console.Access;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Funnels;

/// <summary>The page of the funnel.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
public sealed record FunnelView(ConsoleVisit Visit, FilterForm Form)
{
    /// <summary>What was answered; null when nothing was asked.</summary>
    public FunnelAnswer? Answer { get; init; }

    /// <summary>The funnel over everything that was asked for; null when there is none, or it is about too few.</summary>
    public FunnelSegment? Whole => Answer?.Segments is [var one, ..] ? one : null;

    /// <summary>What it is compared with; null for nothing.</summary>
    public FunnelComparison? Comparison { get; init; }

    /// <summary>What the parts are told apart by; null for nothing.</summary>
    public AttemptDimension? By { get; init; }

    /// <summary>The parts, largest first; null when none were asked for.</summary>
    public FunnelAnswer? Parts { get; init; }
}

/// <summary>Two funnels side by side.</summary>
/// <param name="FirstName">What the first one is about.</param>
/// <param name="First">The first one; null when it is about nobody, or too few.</param>
/// <param name="SecondName">What the second one is about.</param>
/// <param name="Second">The second one.</param>
public sealed record FunnelComparison(string FirstName, FunnelSegment? First, string SecondName, FunnelSegment? Second)
{
    /// <summary>What one must know to read it; null when there is nothing.</summary>
    public string? Caution { get; init; }
}

/// <summary>What the drawn funnel is drawn from.</summary>
/// <param name="Nodes">The names of the seven nodes.</param>
/// <param name="Sides">One funnel, or two to be held against each other.</param>
public sealed record FunnelPicture(IReadOnlyList<string> Nodes, IReadOnlyList<FunnelSide> Sides)
{
    /// <summary>The picture of one funnel, or of two.</summary>
    internal static FunnelPicture? Of(FunnelView view) => view switch
    {
        { Comparison: { First: { } first, Second: { } second } both } => new(Names, [FunnelSide.Of(both.FirstName, first), FunnelSide.Of(both.SecondName, second)]),
        { Whole: { } whole } => new(Names, [FunnelSide.Of("", whole)]),
        _ => null,
    };

    private static string[] Names => [.. Enum.GetValues<AttemptNode>().Select(Words.Of)];
}

/// <summary>One drawn funnel.</summary>
/// <param name="Name">What it is about; empty when it is the only one.</param>
/// <param name="Counts">How many reached each node.</param>
/// <param name="Rates">Their shares, from 0 to 1.</param>
/// <param name="Labels">Counts and shares in words.</param>
public sealed record FunnelSide(string Name, IReadOnlyList<long> Counts, IReadOnlyList<double> Rates, IReadOnlyList<string> Labels)
{
    internal static FunnelSide Of(string name, FunnelSegment segment) => new(
        name,
        [.. segment.Steps.Select(step => step.Everything.Count)],
        [.. segment.Steps.Select(step => step.Everything.Rate ?? 0)],
        [.. segment.Steps.Select(step => $"{Figures.Percent(step.Everything.Rate)}\n{Figures.Count(step.Everything.Count)}")]);
}
