namespace Ostiary.Telemetry;

/// <summary>All that was told of one attempt, in order: by our clock, then by the client's count, then by id, so that any arrival makes the same story.</summary>
public sealed record AttemptStory
{
    /// <summary>How long after an attempt what happens is still its consequence.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(2);

    /// <summary>A story.</summary>
    /// <param name="relyingParty">Whose.</param>
    /// <param name="key">See <see cref="Attempt.Key"/>.</param>
    /// <param name="ceremonies">The ceremonies of this server that it owns.</param>
    /// <param name="own">Its own events and those of its ceremonies; at least one.</param>
    /// <param name="around">What else happened in its visit.</param>
    public AttemptStory(
        string relyingParty, string key, IEnumerable<string> ceremonies, IEnumerable<AttemptEvent> own, IEnumerable<AttemptEvent> around)
    {
        (RelyingParty, Key) = (relyingParty, key);
        Ceremonies = [.. ceremonies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Own = InOrder(own);
        Around = InOrder(around.ExceptBy(Own.Select(one => one.Id), one => one.Id));
        ByClient = Own.FirstOrDefault(one => !one.IsFromServer);
    }

    public string RelyingParty { get; }

    public string Key { get; }

    public IReadOnlyList<string> Ceremonies { get; }

    public IReadOnlyList<AttemptEvent> Own { get; }

    public IReadOnlyList<AttemptEvent> Around { get; }

    /// <summary>The first event that a client told; null when only the server did.</summary>
    public AttemptEvent? ByClient { get; }

    public bool IsTicketed => Ceremonies.Count > 0;

    /// <summary>The last event of a name; null when there is none.</summary>
    public AttemptEvent? Last(string name) => Own.LastOrDefault(one => one.Name == name);

    /// <summary>All events of a name.</summary>
    public IEnumerable<AttemptEvent> All(string name) => Own.Where(one => one.Name == name);

    /// <summary>What the tab said of itself: the last time before an instant, otherwise the first time after it.</summary>
    public AttemptEvent? OfTab(string name, long atMs)
    {
        var said = Around.Where(one => one.Name == name && one.Tab == ByClient?.Tab).ToList();
        return said.LastOrDefault(one => one.OccurredAtMs <= atMs) ?? said.FirstOrDefault();
    }

    /// <summary>The last value of a field over all of its events; null when none has it.</summary>
    public string? LastText(string field) => Own.Select(one => one.Told.Text(field)).LastOrDefault(text => text is not null);

    private static List<AttemptEvent> InOrder(IEnumerable<AttemptEvent> events) =>
        [.. events.DistinctBy(one => one.Id).OrderBy(one => one.OccurredAtMs).ThenBy(one => one.Seq).ThenBy(one => one.Id)];
}
