namespace Ostiary.Peers;

/// <summary>What a comparison counted.</summary>
public sealed class Comparison
{
    private readonly Dictionary<(string Peer, string Case, string Ours), (int Count, string Theirs, string? Reason)> _disagreements = [];
    private readonly Dictionary<string, (int Count, int Agreed)> _peers = [];

    /// <summary>The ceremonies that were judged, and how often each peer agreed.</summary>
    public IReadOnlyDictionary<string, (int Count, int Agreed)> Peers => _peers;

    /// <summary>Each kind of disagreement, how often it happened, and the other's words for it.</summary>
    public IReadOnlyDictionary<(string Peer, string Case, string Ours), (int Count, string Theirs, string? Reason)> Disagreements => _disagreements;

    /// <summary>Counts one ceremony.</summary>
    public void Count(string peer, Ceremony ceremony, Verdict ours, Verdict theirs)
    {
        var (count, agreed) = _peers.GetValueOrDefault(peer);
        var same = ours.Accepted == theirs.Accepted;
        _peers[peer] = (count + 1, agreed + (same ? 1 : 0));
        if (same)
            return;

        var key = (peer, ceremony.Case, ours.Reason ?? "accepted");
        var known = _disagreements.GetValueOrDefault(key);
        _disagreements[key] = (known.Count + 1, theirs.Accepted ? "accepted" : "refused", theirs.Reason ?? known.Reason);
    }

    /// <summary>Disagreements that the ledger does not explain.</summary>
    public IEnumerable<(string Peer, string Case, string Ours)> Unexplained(IReadOnlyList<LedgerEntry> ledger) =>
        _disagreements.Keys.Where(seen => !ledger.Any(entry => entry.Explains(seen)));

    /// <summary>Entries of the ledger, for peers that took part, that did not happen.</summary>
    public IEnumerable<LedgerEntry> Unseen(IReadOnlyList<LedgerEntry> ledger) =>
        ledger.Where(entry => _peers.ContainsKey(entry.Peer) && !_disagreements.Keys.Any(entry.Explains));
}
