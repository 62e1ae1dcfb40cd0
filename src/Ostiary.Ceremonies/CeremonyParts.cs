using Microsoft.Extensions.Logging;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>What the acts of this room share, put together once.</summary>
public sealed class CeremonyParts
{
    /// <summary>Puts the parts together.</summary>
    public CeremonyParts(
        Database database, KeyRing keys, CredentialLists lists, SessionOptions sessions, CeremonyOptions options, PersonLimiter limiter, AttestationDemands demands,
        TimeProvider clock, Entropy entropy, ILoggerFactory logs)
    {
        (Database, Options, Limiter, Demands, Clock, Entropy) = (database, options, limiter, demands, clock, entropy);
        Users = new Users(database);
        Passkeys = new Passkeys(database);
        Setup = new SetupTokens(database, clock);
        Mac = new CredentialMac(keys);
        Decoys = new DecoyCredentials(keys, lists);
        States = new CeremonyStates(new Seal(keys, entropy), clock, entropy);
        Grants = new StepUpGrants(States, Passkeys, options, clock);
        Results = new BrowserResults(States, options, Users, database, clock);
        Sessions = new SessionBeginning(sessions, clock, entropy);
        SignIns = new SignInWrites(database);
        Issue = new AuthenticationIssue(States, options, clock);
        Prove = new ProvePasskey(Passkeys, Mac, Decoys, limiter, Beat, logs.CreateLogger<ProvePasskey>());
    }

    /// <summary>The exchange of browser results.</summary>
    public BrowserResults Results { get; }

    internal Database Database { get; }

    internal CeremonyOptions Options { get; }

    internal PersonLimiter Limiter { get; }

    internal AttestationDemands Demands { get; }

    internal TimeProvider Clock { get; }

    internal Entropy Entropy { get; }

    internal Users Users { get; }

    internal Passkeys Passkeys { get; }

    internal SetupTokens Setup { get; }

    internal CredentialMac Mac { get; }

    internal DecoyCredentials Decoys { get; }

    internal CeremonyStates States { get; }

    internal StepUpGrants Grants { get; }

    internal SessionBeginning Sessions { get; }

    internal SignInWrites SignIns { get; }

    internal AuthenticationIssue Issue { get; }

    internal ProvePasskey Prove { get; }

    /// <summary>The beat of a question that was asked now.</summary>
    internal AnswerBeat Beat() => new(Options.NamedAnswerAfter, Clock);
}
