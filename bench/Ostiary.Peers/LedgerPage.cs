using System.Globalization;
using System.Text;

namespace Ostiary.Peers;

/// <summary>The page that shows the ledger and the last recorded run: README.md of the folder.</summary>
public static class LedgerPage
{
    /// <summary>The folder of this program in the repository.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>The page as it must stand in the repository.</summary>
    public static string Of(ComparisonRecord record, IReadOnlyList<LedgerEntry> ledger)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Where other implementations judge differently

            The same ceremonies, sound ones and such with one thing wrong, judged by this project, by the passkey handler of ASP.NET Core Identity and by
            `@simplewebauthn/server`. How to run it: [bench/README.md](../README.md). This page is written by the program (`--record` after a run, `--page`
            from what is kept) from [ledger.json](ledger.json) and [record.json](record.json); a test holds it to both.

            ## The recorded run

            {record.Date}, {record.Kinds.Where(kind => kind.Peer == record.Kinds[0].Peer).Sum(kind => kind.Count):N0} ceremonies, seed {record.Seed}; {string.Join(", ", record.Versions)}.
            *Unsupported*: ceremonies that we accept and the other says it cannot judge. Every disagreement is explained below.

            | peer | ceremonies | judged | agreed | disagreed | unsupported |
            |---|---|---:|---:|---:|---:|

            """);
        foreach (var kind in record.Kinds)
            page.Append(CultureInfo.InvariantCulture, $"| {kind.Peer} | {kind.Kind} | {kind.Count:N0} | {kind.Agreed:N0} | {kind.Count - kind.Agreed - kind.Unsupported:N0} | {kind.Unsupported:N0} |\n");
        foreach (var peer in ledger.GroupBy(entry => entry.Peer, StringComparer.Ordinal))
            Append(page, peer.Key, peer, record);
        return page.ToString();
    }

    /// <summary>Writes the page to its place.</summary>
    public static void Write(ComparisonRecord record) => File.WriteAllText(Path.Combine(Folder, "README.md"), Of(record, Ledger.Read()));

    private static void Append(StringBuilder page, string peer, IEnumerable<LedgerEntry> entries, ComparisonRecord record)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {peer}\n\n| what was broken | ours | theirs | times | why |\n|---|---|---|---:|---|\n");
        foreach (var entry in entries.OrderBy(entry => entry.Case, StringComparer.Ordinal))
        {
            var times = record.Times.FirstOrDefault(count => (count.Peer, count.Case, count.Ours) == (entry.Peer, entry.Case, entry.Ours))?.Times;
            page.Append(CultureInfo.InvariantCulture, $"| {entry.Case} | {entry.Ours} | {entry.Theirs} | {times:N0} | {entry.Why} |\n");
        }
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ostiary.slnx")))
            folder = folder.Parent;

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"Ostiary.slnx is not above {AppContext.BaseDirectory}"), "bench", "Ostiary.Peers");
    }
}
