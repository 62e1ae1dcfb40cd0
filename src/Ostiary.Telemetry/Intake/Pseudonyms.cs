using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>A reference's pseudonym, and when the reference was erased, as long as that is known.</summary>
/// <param name="Text">Empty when it was erased and nothing of later was told.</param>
/// <param name="ErasedAtMs">Unix milliseconds; null when it was not erased.</param>
internal sealed record Pseudonym(string Text, long? ErasedAtMs)
{
    /// <summary>Whether something that happened then may not be linked any more.</summary>
    public bool IsErasedFor(long occurredAtMs) => ErasedAtMs is { } erased && occurredAtMs <= erased;
}

/// <summary>Gives every reference a random pseudonym, the same each time, for as long as its row exists and it is not erased.</summary>
internal sealed class Pseudonyms(Database database, TimeProvider clock, Entropy entropy)
{
    private const int MostRemembered = 50_000;
    private const int Bytes = 12;

    /// <summary>How long a pseudonym may be used from memory after another node has destroyed it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Recent<(string RelyingParty, string Mac), Remembered> _known = new(MostRemembered);

    /// <summary>The pseudonyms of these MACs, made where there are none.</summary>
    /// <param name="relyingParty">Whose references.</param>
    /// <param name="told">Each MAC with the time of what was told of it, Unix milliseconds: what is older than an erasure makes no new pseudonym.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<IReadOnlyDictionary<string, Pseudonym>> Of(string relyingParty, IEnumerable<(byte[] Mac, long AtMs)> told, CancellationToken cancel)
    {
        var found = new Dictionary<string, Pseudonym>(StringComparer.Ordinal);
        var missing = new Dictionary<string, (byte[] Mac, long AtMs)>(StringComparer.Ordinal);
        foreach (var (mac, atMs) in told)
        {
            var name = NameOf(mac);
            if (_known.TryGet((relyingParty, name), out var known) && known.Until > clock.GetUtcNow())
                found[name] = known.Pseudonym;
            else
                missing[name] = (mac, missing.TryGetValue(name, out var before) ? Math.Max(before.AtMs, atMs) : atMs);
        }

        if (missing.Count > 0)
            await FindOrMake(relyingParty, missing, found, cancel);

        return found;
    }

    /// <summary>How a MAC is named in the answer of <see cref="Of"/>.</summary>
    public static string NameOf(byte[] mac) => Convert.ToHexString(mac);

    /// <summary>Forgets what this node remembers: the caller has destroyed some, and which references lead to those nobody can say.</summary>
    public void Forget() => _known.Forget();

    private async Task FindOrMake(
        string relyingParty, Dictionary<string, (byte[] Mac, long AtMs)> missing, Dictionary<string, Pseudonym> found, CancellationToken cancel)
    {
        var back = await Find(relyingParty, missing, found, cancel);
        if (missing.Count == 0)
            return;

        var now = clock.GetUtcNow();
        var made = missing.Keys.Except(back, StringComparer.Ordinal).ToDictionary(name => name, _ => New(), StringComparer.Ordinal);
        var committed = await database.Commit(
            [
                .. InsertPseudonyms.Commands(database.Dialect, relyingParty, [.. made.Select(one => (missing[one.Key].Mac, one.Value))], now),
                .. back.Select(name => RenewPseudonym.Command(relyingParty, missing[name].Mac, New(), now)),
            ],
            cancel);

        // Where somebody else was quicker, theirs counts.
        if (back.Count > 0 || committed.RowsAffected.Sum() < made.Count)
            await Find(relyingParty, missing, found, cancel);

        // A row that has gone in this very moment was too old: what was told now stands alone.
        foreach (var name in missing.Keys)
            Remember(relyingParty, name, new Pseudonym(made.GetValueOrDefault(name) ?? New(), null), found);
    }

    // Moves those that have a row from what is missing to what is found, but for those that were erased and of which something newer was told.
    private async Task<List<string>> Find(
        string relyingParty, Dictionary<string, (byte[] Mac, long AtMs)> missing, Dictionary<string, Pseudonym> found, CancellationToken cancel)
    {
        var back = new List<string>();
        foreach (var query in FindPseudonyms.Queries(database.Dialect, relyingParty, [.. missing.Values.Select(one => one.Mac)]))
        {
            foreach (var (name, known) in await database.Read(query, row => (NameOf(row.Bytes(0)), new Pseudonym(row.GetString(1), row.LongOrNull(2))), cancel))
            {
                if (known.Text.Length == 0 && !known.IsErasedFor(missing[name].AtMs))
                {
                    back.Add(name);
                    continue;
                }

                missing.Remove(name);
                Remember(relyingParty, name, known, found);
            }
        }

        return back;
    }

    private void Remember(string relyingParty, string name, Pseudonym pseudonym, Dictionary<string, Pseudonym> found)
    {
        found[name] = pseudonym;
        if (pseudonym.Text.Length > 0)
            _known.Update((relyingParty, name), _ => new Remembered(pseudonym, clock.GetUtcNow() + Lifetime));
    }

    private string New() => Base64UrlText.Encode(entropy.Bytes(Bytes));

    private sealed record Remembered(Pseudonym Pseudonym, DateTimeOffset Until);
}
