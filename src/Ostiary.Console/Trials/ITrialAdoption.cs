using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Console.Trials;

/// <summary>Has what would move in a trial folded anew, and writes that into the audit in the same commit.</summary>
public interface ITrialAdoption
{
    /// <summary>Adopts the last trial of a relying party. Fails with <c>classification.trial_not_adoptable</c>.</summary>
    Task<Outcome<int>> Adopt(RelyingPartyId relyingParty, ChangedBy by, CancellationToken cancel);
}
