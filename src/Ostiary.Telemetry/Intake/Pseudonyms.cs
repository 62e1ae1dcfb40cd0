using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Gives every reference a random pseudonym, the same each time, for as long as its row exists.</summary>
internal sealed class Pseudonyms(Database database, TimeProvider clock, Entropy entropy)
{
    private const int MostRemembered = 50_000;
    private const int Bytes = 12;

    /// <summary>How long a pseudonym may be used from memory after another node has destroyed it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Recent<(string RelyingParty, string Mac), Remembered> _known = new(MostRemembered);

    /// <summary>The pseudonyms of these MACs, made where there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(string relyingParty, IEnumerable<byte[]> macs, CancellationToken cancel)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var mac in macs)
        {
            var name = NameOf(mac);
            if (_known.TryGet((relyingParty, name), out var known) && known.Until > clock.GetUtcNow())
                found[name] = known.Pseudonym;
            else
                missing[name] = mac;
        }

        if (missing.Count > 0)
            await FindOrMake(relyingParty, missing, found, cancel);

        return found;
    }

    /// <summary>How a MAC is named in the answer of <see cref="Of"/>.</summary>
    public static string NameOf(byte[] mac) => Convert.ToHexString(mac);

    /// <summary>Forgets what this node remembers of a reference; its row is deleted by the caller.</summary>
    public void Forget(string relyingParty, byte[] mac) => _known.Forget((relyingParty, NameOf(mac)));

    private async Task FindOrMake(string relyingParty, Dictionary<string, byte[]> missing, Dictionary<string, string> found, CancellationToken cancel)
    {
        await Find(relyingParty, missing, found, cancel);
        if (missing.Count == 0)
            return;

        var made = missing.ToDictionary(one => one.Key, _ => Base64UrlText.Encode(entropy.Bytes(Bytes)), StringComparer.Ordinal);
        var committed = await database.Commit(
            InsertPseudonyms.Commands(database.Dialect, relyingParty, [.. missing.Select(one => (one.Value, made[one.Key]))], clock.GetUtcNow()), cancel);

        // Where somebody else was quicker, theirs counts.
        if (committed.RowsAffected.Sum() < made.Count)
            await Find(relyingParty, missing, found, cancel);

        foreach (var name in missing.Keys)
            Remember(relyingParty, name, made[name], found);
    }

    // Moves those that have a row from what is missing to what is found.
    private async Task Find(string relyingParty, Dictionary<string, byte[]> missing, Dictionary<string, string> found, CancellationToken cancel)
    {
        foreach (var query in FindPseudonyms.Queries(database.Dialect, relyingParty, [.. missing.Values]))
        {
            foreach (var (mac, pseudonym) in await database.Read(query, row => (row.Bytes(0), row.GetString(1)), cancel))
            {
                missing.Remove(NameOf(mac));
                Remember(relyingParty, NameOf(mac), pseudonym, found);
            }
        }
    }

    private void Remember(string relyingParty, string name, string pseudonym, Dictionary<string, string> found)
    {
        found[name] = pseudonym;
        _known.Update((relyingParty, name), _ => new Remembered(pseudonym, clock.GetUtcNow() + Lifetime));
    }

    private sealed record Remembered(string Pseudonym, DateTimeOffset Until);
}
