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
        var now = clock.GetUtcNow();
        var made = missing.Select(one => (one.Key, Mac: one.Value, Pseudonym: Base64UrlText.Encode(entropy.Bytes(Bytes)))).ToList();
        var committed = await database.Commit([.. made.Select(one => InsertPseudonym.Command(relyingParty, one.Mac, one.Pseudonym, now))], cancel);
        for (var index = 0; index < made.Count; index++)
        {
            var (name, mac, pseudonym) = made[index];
            if (committed.RowsAffected[index] == 0)
                pseudonym = await database.ReadFirst(FindPseudonym.Query(relyingParty, mac), row => row.GetString(0), cancel) ?? pseudonym;

            found[name] = pseudonym;
            _known.Update((relyingParty, name), _ => new Remembered(pseudonym, now + Lifetime));
        }
    }

    private sealed record Remembered(string Pseudonym, DateTimeOffset Until);
}
