using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>One event of a timeline.</summary>
/// <param name="AfterMs">Milliseconds after the attempt began; negative when it happened before.</param>
/// <param name="IsAround">Whether it belongs to the visit rather than to the attempt.</param>
/// <param name="Event">The event.</param>
public sealed record TimelineEntry(long AfterMs, bool IsAround, AttemptEvent Event);

/// <summary>One attempt from its first sign to its end.</summary>
/// <param name="Attempt">What it comes to by the rules of now.</param>
/// <param name="Cause">Why it did not succeed; null when it did, or nothing tells.</param>
/// <param name="Evidence">What speaks for that.</param>
/// <param name="Entries">Every event, in order; empty when they have expired or their names were taken from them.</param>
public sealed record Timeline(Attempt Attempt, RootCause? Cause, IReadOnlyList<Evidence> Evidence, IReadOnlyList<TimelineEntry> Entries);

/// <summary>What happened in one attempt, and why?</summary>
public sealed class AttemptTimeline(AttemptArchive archive)
{
    /// <summary>Answers; fails with <c>insights.attempt_unknown</c>.</summary>
    /// <param name="relyingParty">Whose attempt.</param>
    /// <param name="named">Its id, the id of its ceremony, or its support code.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<Timeline>> Ask(RelyingPartyId relyingParty, string named, CancellationToken cancel)
    {
        if ((await archive.Find(relyingParty, named, cancel) ?? await ReadOut(relyingParty, named, cancel)) is not { } attempt)
            return InsightsCodes.AttemptUnknown;

        if (await archive.Open(attempt, cancel) is not var (story, folded))
            return new Timeline(attempt, RootCause.OfKept(attempt), [], []);

        var entries = story.Own.Select(one => EntryOf(one, isAround: false)).Concat(story.Around.Select(one => EntryOf(one, isAround: true)))
            .OrderBy(entry => entry.Event.OccurredAtMs).ThenBy(entry => entry.Event.Seq).ThenBy(entry => entry.Event.Id);
        return attempt.IsSettled
            ? new Timeline(attempt, RootCause.OfKept(attempt), [], [.. entries])
            : new Timeline(folded.Attempt, folded.Cause, folded.Why?.Evidence ?? [], [.. entries]);

        TimelineEntry EntryOf(AttemptEvent one, bool isAround) => new(one.OccurredAtMs - folded.Attempt.StartedAtMs, isAround, one);
    }

    // A support code that somebody has read out comes in capitals.
    private async Task<Attempt?> ReadOut(RelyingPartyId relyingParty, string named, CancellationToken cancel) =>
        FilterWords.SupportCodeOf(named) is { } code && code != named ? await archive.Find(relyingParty, code, cancel) : null;
}
