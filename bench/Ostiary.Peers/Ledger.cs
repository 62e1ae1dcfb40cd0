using System.Text.Json;

namespace Ostiary.Peers;

/// <summary>A disagreement that is known, and why it is as it is.</summary>
/// <param name="Peer">Whose verdict differs from ours.</param>
/// <param name="Case">The ceremony and what was broken in it.</param>
/// <param name="Ours"><c>accepted</c>, our failure code, or <c>refused</c> where chance decides about the code.</param>
/// <param name="Theirs"><c>accepted</c> or <c>refused</c>.</param>
/// <param name="Why">Which of the two the specification asks for, and where.</param>
/// <param name="Rare">True where only chance decides whether it happens in a run; such an entry is never stale.</param>
public sealed record LedgerEntry(string Peer, string Case, string Ours, string Theirs, string Why, bool Rare = false)
{
    /// <summary>True when this is about the disagreement.</summary>
    public bool Explains((string Peer, string Case, string Ours) seen) =>
        (Peer, Case) == (seen.Peer, seen.Case) && (Ours == seen.Ours || (Ours == "refused" && seen.Ours != "accepted"));
}

/// <summary>Every disagreement that has been looked at. A new one fails a comparison; so does one that no longer happens.</summary>
public static class Ledger
{
    /// <summary>The ledger of this version.</summary>
    public static IReadOnlyList<LedgerEntry> Read()
    {
        using var stream = typeof(Ledger).Assembly.GetManifestResourceStream("ledger.json")!;
        return JsonSerializer.Deserialize(stream, PeerJson.Default.IReadOnlyListLedgerEntry)!;
    }
}
