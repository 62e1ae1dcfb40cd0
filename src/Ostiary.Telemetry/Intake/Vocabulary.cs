using System.Collections.Concurrent;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Bounds how many distinct texts one field may have, so that nobody can fill tables and charts with inventions.</summary>
/// <remarks>
/// Counted in memory for each relying party and field, anew each day. Events without a ticket have a count of their own: inventions cannot
/// push real values aside.
/// </remarks>
internal sealed class Vocabulary(int most, TimeProvider clock)
{
    /// <summary>What stands for every text beyond the bound.</summary>
    public const string Other = "other";

    private readonly ConcurrentDictionary<(RelyingPartyId, string Field, bool Ticketed), Words> _fields = new();

    /// <summary>The text itself while there is room for it, otherwise <see cref="Other"/>.</summary>
    public string Admit(RelyingPartyId relyingParty, string field, bool ticketed, string text)
    {
        var today = clock.GetUtcNow().ToUnixTimeSeconds() / 86_400;
        return _fields.GetOrAdd((relyingParty, field, ticketed), static _ => new()).Admits(text, today, most) ? text : Other;
    }

    private sealed class Words
    {
        private readonly Lock _guard = new();
        private readonly HashSet<int> _known = [];
        private long _day;

        public bool Admits(string text, long today, int most)
        {
            // Seeded anew in each process: nobody can choose texts that fall together.
            var hash = string.GetHashCode(text, StringComparison.Ordinal);
            lock (_guard)
            {
                if (_day != today)
                {
                    _known.Clear();
                    _day = today;
                }

                return _known.Contains(hash) || (_known.Count < most && _known.Add(hash));
            }
        }
    }
}
