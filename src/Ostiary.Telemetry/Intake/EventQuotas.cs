using System.Collections.Concurrent;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>How many events one ticket, and one relying party, may still bring. Counted on each node by itself.</summary>
internal sealed class EventQuotas(TelemetryOptions options, TimeProvider clock)
{
    private const int MostTickets = 50_000;

    private readonly Recent<(RelyingPartyId, string), int> _tickets = new(MostTickets);
    private readonly ConcurrentDictionary<(RelyingPartyId, bool Ticketed), Bucket> _sites = new();

    /// <summary>Takes room for one event; false when there is none.</summary>
    /// <param name="relyingParty">Who sends it.</param>
    /// <param name="ceremony">The ceremony of its ticket; null when it has none.</param>
    public bool Take(RelyingPartyId relyingParty, string? ceremony) =>
        (ceremony is null || _tickets.Update((relyingParty, ceremony), used => used + 1) <= options.EventsPerTicket)
        && _sites.GetOrAdd((relyingParty, ceremony is not null), _ => new Bucket(options.EventsPerSitePerMinute, clock)).Take();

    /// <summary>A minute's worth, filled as time goes by.</summary>
    private sealed class Bucket(int perMinute, TimeProvider clock)
    {
        private readonly Lock _guard = new();
        private double _left = perMinute;
        private long _filledAt = clock.GetTimestamp();

        public bool Take()
        {
            lock (_guard)
            {
                var now = clock.GetTimestamp();
                _left = Math.Min(perMinute, _left + clock.GetElapsedTime(_filledAt, now).TotalMinutes * perMinute);
                _filledAt = now;
                if (_left < 1)
                    return false;

                _left--;
                return true;
            }
        }
    }
}
