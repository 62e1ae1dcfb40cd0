using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>What this room knows of policies and Accounts does not: which algorithms there are and work here, and whether anybody could vouch for an authenticator.</summary>
public sealed class CeremonyPolicyRules(AttestationDemands demands) : IRelyingPartyRule
{
    /// <inheritdoc/>
    /// <remarks>Fails with <c>ceremony.algorithm_unknown</c>, <c>ceremony.algorithm_unavailable</c> or what <see cref="AttestationDemands.Refusal"/> says.</remarks>
    public Failure? Refusal(RelyingParty candidate) =>
        AlgorithmsAreKnown(candidate.Policy.Algorithms)
        ?? AlgorithmsWorkHere(candidate.Policy.Algorithms)
        ?? demands.Refusal(candidate);

    private static Failure? AlgorithmsAreKnown(IReadOnlyList<string> names) =>
        (names.FirstOrDefault(name => AlgorithmNames.Find(name) is null) ?? names.GroupBy(name => name).FirstOrDefault(same => same.Skip(1).Any())?.Key) is { } wrong
            ? new(CeremonyCodes.AlgorithmUnknown, wrong) { Field = "algorithms" }
            : null;

    // To offer what cannot be verified would let people make passkeys that never open anything.
    private static Failure? AlgorithmsWorkHere(IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => !CoseAlgorithms.Supported.Contains(AlgorithmNames.Find(name)!.Value)) is { } missing
            ? new(CeremonyCodes.AlgorithmUnavailable, missing) { Field = "algorithms" }
            : null;
}
