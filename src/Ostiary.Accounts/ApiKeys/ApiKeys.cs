using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The stored API keys. Requests ask <see cref="ApiKeyDirectory"/>, which remembers them.</summary>
public sealed class ApiKeys(Database database)
{
    /// <summary>The keys of one relying party with the revoked ones, oldest first; at most 200.</summary>
    public Task<List<ApiKey>> OfRelyingParty(RelyingPartyId relyingParty, CancellationToken cancel) =>
        database.Read(ListApiKeys.Query(relyingParty), ApiKeyRow.Read, cancel);

    /// <summary>Every key that still opens something.</summary>
    internal Task<List<ApiKey>> Live(CancellationToken cancel) => database.Read(ListLiveApiKeys.Query(), ApiKeyRow.Read, cancel);

    /// <summary>Adds a key.</summary>
    public static Statement Insert(ApiKey key) => InsertApiKey.Command(key);

    /// <summary>Ends a key for good; no row when it was ended before.</summary>
    public static Statement Revoke(RelyingPartyId relyingParty, ApiKeyId id, DateTimeOffset now) => RevokeApiKey.Command(relyingParty, id, now);

    /// <summary>Notes that a key was used, at most once an hour.</summary>
    public static Statement RecordUse(RelyingPartyId relyingParty, ApiKeyId id, DateTimeOffset now) => RecordApiKeyUse.Command(relyingParty, id, now);
}
