using Ostiary.Accounts;
using Ostiary.Console.Trials;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>Joins a trial of rules with the audit.</summary>
internal sealed class TrialAdoption(RuleTrials trials, TimeProvider clock, Entropy entropy) : ITrialAdoption
{
    public Task<Outcome<int>> Adopt(RelyingPartyId relyingParty, ChangedBy by, CancellationToken cancel) =>
        trials.Adopt(relyingParty, by.Writes(AuditAction.AttemptsRefolded, relyingParty, user: null, target: null, clock, entropy), cancel);
}
