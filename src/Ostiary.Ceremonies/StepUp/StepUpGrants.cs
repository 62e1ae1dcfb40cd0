using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Issues and checks the proof of a step up. The proof counts once, for one act, in the session that made it.</summary>
internal sealed class StepUpGrants(CeremonyStates states, CeremonyOptions options, TimeProvider clock)
{
    /// <summary>A grant for the act that the ceremony was begun for.</summary>
    public ValueTask<string> Issue(Caller caller, AuthenticationState state, User user, CancellationToken cancel) => states.Close(new StepUpGrant
    {
        Id = states.NewId(),
        RelyingParty = caller.RelyingParty.Id.Value,
        ExpiresAtMs = (clock.GetUtcNow() + options.StepUpLifetime).ToUnixTimeMilliseconds(),
        User = user.Id.Value,
        Session = state.Session!,
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
                ? grant
                : CeremonyCodes.StepUpGrantInvalid;
    }
}
