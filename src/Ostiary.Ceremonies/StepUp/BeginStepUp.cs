using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Issues the options of a step up: a fresh authentication of the person who is signed in, for one act only.</summary>
public sealed class BeginStepUp(CeremonyParts parts)
{
    /// <summary>Options that only this person's own passkeys can answer.</summary>
    /// <remarks>Fails with <c>ceremony.sign_in_required</c>, <c>ceremony.option_invalid</c>, <c>ceremony.option_missing</c> or <c>ceremony.too_many_attempts</c>.</remarks>
    /// <param name="caller">Who asks.</param>
    /// <param name="action">One of <see cref="StepUpAction"/>.</param>
    /// <param name="target">What the act is done to; see <see cref="StepUpAction"/>.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<IssuedOptions>> Begin(Caller caller, string? action, string? target, CancellationToken cancel)
    {
        if (caller.SignedIn is not { } signedIn)
            return CeremonyCodes.SignInRequired;

        if ((ActIsKnown(action, target) ?? parts.Limiter.TakeToBegin(caller.RelyingParty.Id, signedIn.User.Id.Value)) is { } failure)
            return failure;

        var known = await parts.Passkeys.LiveOfUser(caller.RelyingParty.Id, signedIn.User.Id, cancel);
        var allowed = new AllowedAnswers
        {
            User = signedIn.User.Id,
            UserHandle = signedIn.User.UserHandle,
            Session = signedIn.Session,
            Action = action,
            Target = target,
            Credentials = known?.Credentials ?? [],
        };
        return await parts.Issue.Issue(caller, allowed, "optional", cancel);
    }

    private static Failure? ActIsKnown(string? action, string? target) => (action, target) switch
    {
        (null, _) => new Failure(CeremonyCodes.OptionMissing) { Field = "action" },
        (StepUpAction.AddPasskey, null) => null,
        (StepUpAction.DeletePasskey, null) => new Failure(CeremonyCodes.OptionMissing) { Field = "target" },
        (StepUpAction.DeletePasskey, _) when PasskeyId.Parse(target) is not null => null,
        (StepUpAction.ErasePerson, null) => new Failure(CeremonyCodes.OptionMissing) { Field = "target" },
        (StepUpAction.ErasePerson, _) when UserId.Parse(target) is not null => null,
        (StepUpAction.AddPasskey or StepUpAction.DeletePasskey or StepUpAction.ErasePerson, _) => new Failure(CeremonyCodes.OptionInvalid) { Field = "target" },
        _ => new Failure(CeremonyCodes.OptionInvalid) { Field = "action" },
    };
}
