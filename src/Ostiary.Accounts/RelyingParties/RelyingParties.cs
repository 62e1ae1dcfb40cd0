using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The stored relying parties. Requests ask <see cref="RelyingPartyDirectory"/>, which remembers them.</summary>
public sealed class RelyingParties(Database database)
{
    /// <summary>All of them, oldest first.</summary>
    public Task<List<RelyingParty>> All(CancellationToken cancel) =>
        database.Read(ListRelyingParties.Query(), RelyingPartyRow.Read, cancel);

    /// <summary>One; null when there is none.</summary>
    public Task<RelyingParty?> Find(RelyingPartyId id, CancellationToken cancel) =>
        database.ReadFirst<RelyingParty>(FindRelyingParty.Query(id), RelyingPartyRow.Read, cancel);

    /// <summary>Adds or changes one. A violation means that its hosted origin belongs to another. Check it with <see cref="RelyingPartyRules"/> first.</summary>
    public static Statement Save(RelyingParty relyingParty) => SaveRelyingParty.Command(relyingParty);
}
