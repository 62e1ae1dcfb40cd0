using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>How far each client's clock is from ours. Clients' clocks are wrong by minutes, days or years; the order and age of events must not be.</summary>
internal sealed class SessionClocks
{
    private const int MostSessions = 50_000;
    private const int Samples = 9;

    private readonly Recent<(RelyingPartyId, string), long[]> _sessions = new(MostSessions);

    /// <summary>What to add to a session's clock to get ours: the median of its last samples.</summary>
    /// <param name="relyingParty">Whose session.</param>
    /// <param name="session">Which.</param>
    /// <param name="sampleMs">One more sample: our clock less theirs, in milliseconds, when the batch was sent.</param>
    public long OffsetMs(RelyingPartyId relyingParty, string session, long sampleMs)
    {
        var samples = _sessions.Update((relyingParty, session), before => [.. (before ?? []).TakeLast(Samples - 1), sampleMs]);
        return samples.Order().ElementAt(samples.Length / 2);
    }
}
