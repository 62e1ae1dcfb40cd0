using System.Globalization;
using System.Text.Json;

namespace Ostiary.Peers;

/// <summary>What one long comparison counted, as it is kept in the repository.</summary>
/// <param name="Date">The day of the run, UTC.</param>
/// <param name="Versions">What took part, in words.</param>
/// <param name="Seed">Where all chance came from.</param>
/// <param name="Kinds">The counts.</param>
/// <param name="Times">How often each disagreement happened that the ledger explains.</param>
public sealed record ComparisonRecord(string Date, IReadOnlyList<string> Versions, long Seed, IReadOnlyList<KindCount> Kinds, IReadOnlyList<LedgerCount> Times)
{
    private static readonly JsonSerializerOptions Readable = new(PeerJson.Default.Options) { WriteIndented = true };

    private static string FilePath => Path.Combine(LedgerPage.Folder, "record.json");

    /// <summary>The record of a comparison that has just run.</summary>
    public static ComparisonRecord Of(Comparison comparison, long seed, string? simpleWebAuthn) => new(
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [$"ASP.NET Core Identity {Environment.Version}", .. simpleWebAuthn is null ? Array.Empty<string>() : [$"@simplewebauthn/server {simpleWebAuthn}"]],
        seed,
        [.. comparison.Kinds],
        [.. Ledger.Read().Select(entry => new LedgerCount(
            entry.Peer, entry.Case, entry.Ours, comparison.Disagreements.Where(seen => entry.Explains(seen.Key)).Sum(seen => seen.Value.Count)))]);

    /// <summary>The record of this version.</summary>
    public static ComparisonRecord Read() => JsonSerializer.Deserialize(File.ReadAllText(FilePath), PeerJson.Default.ComparisonRecord)!;

    /// <summary>Writes it to its place.</summary>
    public ComparisonRecord Keep()
    {
        File.WriteAllText(FilePath, JsonSerializer.Serialize(this, Readable) + "\n");
        return this;
    }
}

/// <summary>How often one entry of the ledger explained a disagreement.</summary>
public sealed record LedgerCount(string Peer, string Case, string Ours, int Times);
