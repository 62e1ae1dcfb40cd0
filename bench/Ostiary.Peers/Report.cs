namespace Ostiary.Peers;

/// <summary>What a comparison prints: Markdown, to be kept.</summary>
internal static class Report
{
    /// <summary>Prints it; 0 when the ledger explains everything and nothing in it is stale.</summary>
    public static int Print(Comparison comparison, IReadOnlyList<LedgerEntry> ledger, TextWriter to)
    {
        to.WriteLine("| peer | ceremonies | agreed | disagreed |\n|---|---:|---:|---:|");
        foreach (var (peer, (count, agreed)) in comparison.Peers)
            to.WriteLine($"| {peer} | {count} | {agreed} | {count - agreed} |");

        to.WriteLine("\n| peer | ceremony and what was broken | ours | theirs | times | explained |\n|---|---|---|---|---:|---|");
        var unexplained = comparison.Unexplained(ledger).ToHashSet();
        foreach (var (key, (count, theirs, reason)) in comparison.Disagreements.OrderBy(one => one.Key))
        {
            var words = reason is null ? theirs : $"{theirs}: {reason.Replace('|', '/')}";
            to.WriteLine($"| {key.Peer} | {key.Case} | {key.Ours} | {words} | {count} | {(unexplained.Contains(key) ? "NO" : "yes")} |");
        }

        var unseen = comparison.Unseen(ledger).ToList();
        foreach (var entry in unseen)
            to.WriteLine($"\nIn the ledger, but it did not happen: {entry.Peer}, {entry.Case}, {entry.Ours}");

        return unexplained.Count == 0 && unseen.Count == 0 ? 0 : 1;
    }
}
