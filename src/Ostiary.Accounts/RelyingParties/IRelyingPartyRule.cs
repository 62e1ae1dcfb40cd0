using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>A further rule for relying parties, kept by a room that knows more than this one. Asked before one is saved.</summary>
public interface IRelyingPartyRule
{
    /// <summary>Why the relying party may not be saved so; null when it may.</summary>
    Failure? Refusal(RelyingParty candidate);
}
