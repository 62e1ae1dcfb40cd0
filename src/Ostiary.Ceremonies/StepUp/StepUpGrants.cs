using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Issues and checks the proof of a step up. The proof counts once, for one act, in the session that made it.</summary>
internal sealed class StepUpGrants(CeremonyStates states, Passkeys passkeys, CeremonyOptions options, TimeProvider clock)
{
    /// <summary>A grant for the act that the ceremony was begun for.</summary>
    public ValueTask<string> Issue(Caller caller, AuthenticationState state, Passkey passkey, CancellationToken cancel) => states.Close(new StepUpGrant
    {
        Id = states.NewId(),
        RelyingParty = caller.RelyingParty.Id.Value,
        ExpiresAtMs = (clock.GetUtcNow() + options.StepUpLifetime).ToUnixTimeMilliseconds(),
        User = passkey.UserId.Value,
        Session = state.Session!,
        Passkey = passkey.Id.Value,
        Action = state.Action!,
        Target = state.Target,
    }, cancel);

    /// <summary>The grant, when it allows this act to this caller now. Burn it in the write that performs the act.</summary>
    /// <remarks>Fails with <c>step_up.required</c>, <c>step_up.grant_invalid</c> or <c>step_up.grant_expired</c>.</remarks>
    public async ValueTask<Outcome<StepUpGrant>> Check(string? text, Caller caller, string action, string? target, CancellationToken cancel)
    {
        if (text is null)
            return CeremonyCodes.StepUpRequired;

        if (!(await states.Open<StepUpGrant>(text, caller, cancel)).TryGet(out var grant, out var failure))
            return failure.Code == CeremonyCodes.Expired ? CeremonyCodes.StepUpGrantExpired : CeremonyCodes.StepUpGrantInvalid;

        return grant.Session == caller.SignedIn?.Session.Id.Value
            && grant.User == caller.SignedIn.User.Id.Value
            && grant.Action == action
            && grant.Target == target
            && await StillVouches(caller, grant, cancel)
                ? grant
                : CeremonyCodes.StepUpGrantInvalid;
    }

    // A passkey may vouch for its own end, and that is written once.
    private async ValueTask<bool> StillVouches(Caller caller, StepUpGrant grant, CancellationToken cancel) =>
        grant.Passkey == grant.Target
        || await passkeys.Find(caller.RelyingParty.Id, new UserId(grant.User), new PasskeyId(grant.Passkey), cancel) is { IsLive: true };
}
