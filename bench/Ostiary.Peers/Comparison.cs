namespace Ostiary.Peers;

/// <summary>What a comparison counted.</summary>
public sealed class Comparison
{
    private readonly Dictionary<(string Peer, string Case, string Ours), (int Count, string Theirs, string? Reason)> _disagreements = [];
    private readonly Dictionary<string, (int Count, int Agreed)> _peers = [];
    private readonly Dictionary<(string Peer, string Kind), KindCount> _kinds = [];

    /// <summary>The ceremonies that were judged, and how often each peer agreed.</summary>
    public IReadOnlyDictionary<string, (int Count, int Agreed)> Peers => _peers;

    /// <summary>The same for registrations of each attestation format, and for authentications.</summary>
    public IEnumerable<KindCount> Kinds => _kinds.Values.OrderBy(kind => (kind.Peer, kind.Kind));

    /// <summary>Each kind of disagreement, how often it happened, and the other's words for it.</summary>
    public IReadOnlyDictionary<(string Peer, string Case, string Ours), (int Count, string Theirs, string? Reason)> Disagreements => _disagreements;

    /// <summary>Counts one ceremony.</summary>
    public void Count(string peer, Ceremony ceremony, Verdict ours, Verdict theirs)
    {
        var (count, agreed) = _peers.GetValueOrDefault(peer);
        var same = ours.Accepted == theirs.Accepted;
        _peers[peer] = (count + 1, agreed + (same ? 1 : 0));

        // Who says that a format is not for him has not judged; where we refuse too, it comes to the same.
        var isUnsupported = !same && theirs.IsUnsupported;
        CountKind(peer, ceremony.Format is { } format ? $"registration, {format}" : "authentication", same, isUnsupported);
        if (same || isUnsupported)
            return;

        var key = (peer, ceremony.Case, ours.Reason ?? "accepted");
        var known = _disagreements.GetValueOrDefault(key);
        _disagreements[key] = (known.Count + 1, theirs.Accepted ? "accepted" : "refused", theirs.Reason ?? known.Reason);
    }

    private void CountKind(string peer, string kind, bool same, bool isUnsupported)
    {
        var known = _kinds.GetValueOrDefault((peer, kind)) ?? new KindCount(peer, kind, 0, 0, 0);
        _kinds[(peer, kind)] = known with
        {
            Count = known.Count + 1,
            Agreed = known.Agreed + (same ? 1 : 0),
            Unsupported = known.Unsupported + (isUnsupported ? 1 : 0),
        };
    }

    /// <summary>Disagreements that the ledger does not explain.</summary>
    public IEnumerable<(string Peer, string Case, string Ours)> Unexplained(IReadOnlyList<LedgerEntry> ledger) =>
        _disagreements.Keys.Where(seen => !ledger.Any(entry => entry.Explains(seen)));

    /// <summary>Entries of the ledger, for peers that took part, that did not happen.</summary>
    public IEnumerable<LedgerEntry> Unseen(IReadOnlyList<LedgerEntry> ledger) =>
        ledger.Where(entry => !entry.Rare && _peers.ContainsKey(entry.Peer) && !_disagreements.Keys.Any(entry.Explains));
}

/// <summary>How often a peer judged one kind of ceremony as we did.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Kind">Authentication, or registration with a format.</param>
/// <param name="Count">How many ceremonies.</param>
/// <param name="Agreed">How many of them we judged alike.</param>
/// <param name="Unsupported">How many that we accepted the peer said it cannot judge.</param>
public sealed record KindCount(string Peer, string Kind, int Count, int Agreed, int Unsupported);
