namespace Ostiary.Telemetry;

/// <summary>What a story knows of what was before it. A visit is one device, so that what succeeded in it succeeded here.</summary>
/// <remarks>
/// Only what the visit tells: an attempt must fold alike whenever it is folded, so that nothing may come from other attempts as they were folded, nor from
/// other people. That is why <see cref="AttemptSignals.WorkedHereBefore"/> is never false, for it may have worked in another visit; why
/// <see cref="AttemptSignals.FailuresInARow"/> needs a client that counts; and why <see cref="AttemptSignals.CombinationRegressed"/>, which asks how
/// everybody with this device fares, stays unknown here: the devices of Insights answer it.
/// </remarks>
internal static class HistoryReading
{
    public static AttemptSignals Of(AttemptStory story, AttemptEnd end, AttemptSignals signals) => signals with
    {
        WorkedHereBefore = SucceededBefore(story).Any(one => IsOfSamePerson(story, one)) ? true : null,
        FailuresInARow = end.Failed is null ? null : FailuresInARow(story),
    };

    // The client counts the attempts of a flow. Once one of them succeeded, it no longer counts failures alone.
    private static long? FailuresInARow(AttemptStory story)
    {
        var beganMs = story.Around.LastOrDefault(one => one.Name == "flow.started" && one.Tab == story.ByClient?.Tab && IsBefore(story, one))?.OccurredAtMs ?? long.MinValue;
        return SucceededBefore(story).Any(one => one.OccurredAtMs >= beganMs)
            ? null
            : story.All("ceremony.started").Select(one => one.Told.Number("attemptNo")).LastOrDefault(number => number is not null);
    }

    private static IEnumerable<AttemptEvent> SucceededBefore(AttemptStory story) =>
        story.Around.Where(one => one.Name == "ceremony.succeeded" && IsBefore(story, one));

    private static bool IsBefore(AttemptStory story, AttemptEvent one) => one.OccurredAtMs < story.Own[0].OccurredAtMs;

    // A passkey that is known to be another one says nothing of this one.
    private static bool IsOfSamePerson(AttemptStory story, AttemptEvent earlier) =>
        earlier.Credential is null || story.Own.All(one => one.Credential is null || one.Credential == earlier.Credential);
}
