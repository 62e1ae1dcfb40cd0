using Ostiary.Accounts;
using Ostiary.Insights;

namespace Ostiary.Console.Adoption;

/// <summary>Where the passkeys of accounts live, none of it about a few people.</summary>
public static class PasskeyCells
{
    /// <summary>A share for each class, the largest first; those that are too small lie in one.</summary>
    public static IReadOnlyList<(string Name, Share OfPasskeys)> Of(Coverage coverage)
    {
        (string Name, long Count)[] all =
        [
            ("synced", coverage.Synced), ("platform_bound", coverage.DeviceBound), ("roaming_hardware", coverage.Roaming),
            ("unknown", coverage.Passkeys - coverage.Synced - coverage.DeviceBound - coverage.Roaming),
        ];
        var (shown, merged) = AnonymityFloor.Apply(all.Where(cell => cell.Count > 0), cell => cell.Count);
        IEnumerable<(string Name, long Count)> cells = merged.Count == 0 ? shown : [.. shown, (AnonymityFloor.Merged, merged.Sum(cell => cell.Count))];
        return [.. cells.Select(cell => (cell.Name, new Share(cell.Count, coverage.Passkeys)))];
    }
}
