using System.Collections.Concurrent;
using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What the credentials of a relying party's users look like, for decoys that are to look the same. In memory; safe for use from any thread.</summary>
/// <remarks>
/// A sample: the thousand users whose handles sort first. Handles are random, so the sample is fair, and it hardly moves while the relying party
/// grows. No id, name or user leaves it.
/// </remarks>
public sealed class CredentialLists(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>How old the picture may be.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<RelyingPartyId, Snapshot<IReadOnlyList<CredentialList>>> _known = new();

    /// <summary>Each list that occurs, with the number of users who have it; empty while nobody has a passkey.</summary>
    public ValueTask<IReadOnlyList<CredentialList>> Of(RelyingPartyId relyingParty, CancellationToken cancel) =>
        _known.GetOrAdd(relyingParty, id => new(clock, Lifetime, later => Sample(id, later))).Get(cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var snapshot in _known.Values)
            snapshot.Dispose();
    }

    private async Task<IReadOnlyList<CredentialList>> Sample(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var rows = await database.Read(SampleCredentialOutlines.Query(relyingParty), row => (User: Convert.ToHexString(row.Bytes(0)), Seen: Outline(row)), cancel);
        return
        [
            .. rows.GroupBy(row => row.User, row => row.Seen, StringComparer.Ordinal)
                .GroupBy(CredentialList.TextOf, StringComparer.Ordinal)
                .Select(alike => new CredentialList([.. alike.First()], alike.Count())),
        ];
    }

    private static CredentialOutline Outline(DbDataReader row) => new((int)row.GetInt64(1), PasskeyRow.Transports(row.GetString(2)));
}
