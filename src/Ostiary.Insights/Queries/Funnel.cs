using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What a funnel counts.</summary>
public enum FunnelBasis
{
    /// <summary>Every attempt, with or without a ticket.</summary>
    Attempts,

    /// <summary>Attempts that a ceremony of this server proves.</summary>
    Ticketed,

    /// <summary>Of these, one of each person in an hour: what may steer or page.</summary>
    Persons,
}

/// <summary>A question about a funnel.</summary>
/// <param name="Filter">Which attempts.</param>
/// <param name="By">What to tell them apart by; null for one funnel over all.</param>
/// <param name="Basis">What to count.</param>
public sealed record FunnelQuestion(AttemptFilter Filter, AttemptDimension? By = null, FunnelBasis Basis = FunnelBasis.Attempts);

/// <summary>How many attempts reached one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Everything">Of all attempts.</param>
/// <param name="WithoutDecisions">Of those that no decision of the person ended.</param>
/// <param name="Lost">How many came no further.</param>
/// <param name="LostByDecision">How many of these the person ended.</param>
public sealed record FunnelStep(AttemptNode Node, Share Everything, Share WithoutDecisions, long Lost, long LostByDecision);

/// <summary>One funnel.</summary>
/// <param name="Name">The value of the dimension; empty when there is one funnel over all.</param>
/// <param name="Attempts">How many attempts are counted.</param>
/// <param name="Unused">How many waited and were not needed; these are in no step.</param>
/// <param name="DeadEnds">After how many, ticketed or not, the person had not got in two minutes later.</param>
/// <param name="Steps">The seven nodes, in order.</param>
public sealed record FunnelSegment(string Name, long Attempts, long Unused, long DeadEnds, IReadOnlyList<FunnelStep> Steps);

/// <summary>A funnel, or several; those that are too small lie in one, or are not told of at all.</summary>
/// <param name="Segments">Largest first.</param>
/// <param name="IsTooSmall">Whether something was left out because it is about too few.</param>
public sealed record FunnelAnswer(IReadOnlyList<FunnelSegment> Segments, bool IsTooSmall);

/// <summary>Where do people drop off, between intent and assertion?</summary>
/// <remarks>From rollups unless the question names a version, a maker, a model, a touchpoint, a provider of passkeys or a cohort: then from attempts, one by one.</remarks>
public sealed class Funnel(AttemptArchive archive)
{
    /// <summary>Answers.</summary>
    public async Task<FunnelAnswer> Ask(FunnelQuestion question, CancellationToken cancel)
    {
        var tallies = await archive.Count(question.Filter, question.By, question.Basis == FunnelBasis.Persons, cancel);
        return Of(tallies, question.Basis, NarrowsDown(question));
    }

    /// <summary>How the success of two questions differs, user decisions left out; null when one of them has no answer.</summary>
    public static Difference? Compare(FunnelAnswer before, FunnelAnswer after) =>
        before.Segments is [var one] && after.Segments is [var other] ? Difference.Between(one.Steps[^1].WithoutDecisions, other.Steps[^1].WithoutDecisions) : null;

    /// <summary>Makes funnels of what was counted.</summary>
    /// <param name="tallies">What was counted.</param>
    /// <param name="basis">What of it to count.</param>
    /// <param name="narrow">Whether the question could be about a few people, so that the floor holds.</param>
    public static FunnelAnswer Of(IReadOnlyList<AttemptTally> tallies, FunnelBasis basis, bool narrow)
    {
        // Shares are told of what was used; what only waited hides nobody among them.
        long Size(IReadOnlyList<AttemptTally> some) =>
            some.Where(tally => tally.Outcome != AttemptOutcome.Unused).Sum(tally => CountOf(tally, basis)) is > 0 and var used ? used : some.Sum(tally => CountOf(tally, basis));
        var cells = tallies.GroupBy(tally => tally.Segment, StringComparer.Ordinal).Select(cell => (Name: cell.Key, Tallies: cell.ToList())).ToList();
        if (!narrow)
            return new([.. cells.Select(cell => SegmentOf(cell.Name, cell.Tallies, basis))], IsTooSmall: false);

        var (shown, merged) = AnonymityFloor.Apply(cells.Where(cell => Size(cell.Tallies) > 0), cell => Size(cell.Tallies));
        var segments = shown.Select(cell => SegmentOf(cell.Name, cell.Tallies, basis)).ToList();
        if (merged.Count > 0)
            segments.Add(SegmentOf(AnonymityFloor.Merged, [.. merged.SelectMany(cell => cell.Tallies)], basis));

        return new(segments, IsTooSmall: shown.Count < cells.Count(cell => Size(cell.Tallies) > 0));
    }

    // A funnel over everybody, or over one way of signing in, is about nobody.
    private static bool NarrowsDown(FunnelQuestion question) =>
        question.By is not null || question.Filter.Where.Keys.Any(dimension => dimension > AttemptDimension.Mediation);

    private static FunnelSegment SegmentOf(string name, List<AttemptTally> tallies, FunnelBasis basis)
    {
        var used = tallies.Where(tally => tally.Outcome != AttemptOutcome.Unused).ToList();
        var attempts = used.Sum(tally => CountOf(tally, basis));
        return new(
            name, attempts, tallies.Sum(tally => CountOf(tally, basis)) - attempts, tallies.Sum(tally => tally.DeadEnds),
            [.. Enum.GetValues<AttemptNode>().Select(node => StepOf(node, used, basis))]);
    }

    private static FunnelStep StepOf(AttemptNode node, List<AttemptTally> used, FunnelBasis basis)
    {
        long Sum(Func<AttemptTally, bool> which) => used.Where(which).Sum(tally => CountOf(tally, basis));
        return new(
            node,
            new Share(Sum(tally => tally.Furthest >= node), Sum(_ => true)),
            new Share(Sum(tally => tally.Furthest >= node && !IsDecided(tally)), Sum(tally => !IsDecided(tally))),
            Lost: Sum(tally => tally.Furthest == node && node != AttemptNode.Final),
            LostByDecision: Sum(tally => tally.Furthest == node && IsDecided(tally)));
    }

    private static bool IsDecided(AttemptTally tally) => tally.Party == Party.UserDecision;

    private static long CountOf(AttemptTally tally, FunnelBasis basis) => basis switch
    {
        FunnelBasis.Ticketed => tally.Ticketed,
        FunnelBasis.Persons => tally.Persons ?? throw new InvalidOperationException("Persons were not counted"),
        _ => tally.Attempts,
    };
}
