namespace Ostiary.Telemetry;

/// <summary>What a new event asks to be folded: an attempt, a ceremony that no client told of, or all attempts of a visit.</summary>
/// <param name="RelyingParty">Whose.</param>
/// <param name="Kind"><see cref="OfAttempt"/>, <see cref="OfCeremony"/> or <see cref="OfVisit"/>.</param>
/// <param name="Id">Which.</param>
internal sealed record FoldKey(string RelyingParty, char Kind, string Id)
{
    public const char OfAttempt = 'a';
    public const char OfCeremony = 'c';
    public const char OfVisit = 'v';

    private const char Apart = ' ';
    private const char EndOfKey = '\n';

    /// <summary>What these events ask for, each once.</summary>
    public static IReadOnlyCollection<FoldKey> Of(IEnumerable<StoredEvent> events)
    {
        var keys = new HashSet<FoldKey>();
        foreach (var one in events)
        {
            if (one.Attempt is { } attempt)
                keys.Add(new(one.RelyingParty, OfAttempt, attempt.ToString("D")));
            else if (one.Ceremony is { } ceremony)
                keys.Add(new(one.RelyingParty, OfCeremony, ceremony));

            if (one.Session.Length > 0 && ListEventsOfAttempt.Around.Contains(one.Name))
                keys.Add(new(one.RelyingParty, OfVisit, one.Session));
        }

        return keys;
    }

    /// <summary>Keys as one text.</summary>
    public static string Write(IEnumerable<FoldKey> keys) =>
        string.Join(EndOfKey, keys.Select(key => $"{key.RelyingParty}{Apart}{key.Kind}{Apart}{key.Id}"));

    /// <summary>The keys of a text; what is none is passed over.</summary>
    public static IEnumerable<FoldKey> Read(string text) =>
        from line in text.Split(EndOfKey)
        let parts = line.Split(Apart, 3)
        where parts is [_, [OfAttempt or OfCeremony or OfVisit], _]
        select new FoldKey(parts[0], parts[1][0], parts[2]);
}
