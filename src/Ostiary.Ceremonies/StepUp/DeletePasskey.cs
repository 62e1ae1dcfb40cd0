using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Deletes one passkey of the person who is signed in, on the strength of a grant for exactly that.</summary>
public sealed class DeletePasskey(CeremonyParts parts)
{
    /// <summary>Deletes it; a tombstone stays, so that a later answer with it gets a clear refusal.</summary>
    /// <remarks>Fails with <c>step_up.*</c>, <c>ceremony.sign_in_required</c> or <c>upkeep.passkey_gone</c>.</remarks>
    public async Task<Outcome<Done>> Delete(Caller caller, PasskeyId passkey, string? stepUpGrant, CancellationToken cancel)
    {
        if (caller.SignedIn is not { } signedIn)
            return CeremonyCodes.SignInRequired;

        if (!(await parts.Grants.Check(stepUpGrant, caller, StepUpAction.DeletePasskey, passkey.Value, cancel)).TryGet(out var grant, out var failure))
            return failure;

        var now = parts.Clock.GetUtcNow();
        var write = new GuardedWrite();
        write.Add(BurntCeremonies.Burn(grant), CeremonyCodes.StepUpGrantUsed);
        var deleted = write.Add(Passkeys.Delete(caller.RelyingParty.Id, signedIn.User.Id, passkey, now));
        // Whoever deletes a lost device's passkey means the device, too.
        write.Add(Sessions.RevokeAllOfPasskey(caller.RelyingParty.Id, signedIn.User.Id, passkey, now, except: signedIn.Session.Id));
        write.Add(Audit.AppendIfPasskeyWasDeleted(AuditTrail.By(caller, signedIn.User, AuditAction.PasskeyDeleted, passkey.Value, signedIn.Session.Id, now, parts.Entropy, parts.Clock)));

        var committed = await write.Commit(parts.Database, cancel);
        return committed.Then<Done>(done => done.RowsAffected[deleted] == 0 ? UpkeepCodes.PasskeyGone : default(Done));
    }
}
