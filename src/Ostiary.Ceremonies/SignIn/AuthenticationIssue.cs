namespace Ostiary.Ceremonies;

/// <summary>Turns "who may answer" into options for the browser and the sealed state that judges the answer.</summary>
internal sealed class AuthenticationIssue(CeremonyStates states, CeremonyOptions options, TimeProvider clock)
{
    public async Task<IssuedOptions> Issue(Caller caller, AllowedAnswers allowed, string mediation, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + options.ChallengeLifetime;
        var state = new AuthenticationState
        {
            Id = states.NewId(),
            RelyingParty = caller.RelyingParty.Id.Value,
            IssuedAtMs = now.ToUnixTimeMilliseconds(),
            ExpiresAtMs = expiresAt.ToUnixTimeMilliseconds(),
            Caller = caller.Kind,
            Challenge = states.NewChallenge(),
            RpId = caller.RelyingParty.RpId,
            Origins = caller.RelyingParty.CeremonyOrigins,
            // A step up confirms that the person is here now, so it always asks for verification.
            UserVerification = allowed.Action is null ? caller.RelyingParty.Policy.UserVerification : "required",
            SignCount = caller.RelyingParty.Policy.SignCount,
            BackupEligibility = caller.RelyingParty.Policy.BackupEligibility,
            Mediation = mediation,
            Allowed = [.. allowed.Credentials.Select(credential => credential.CredentialId)],
            User = allowed.User?.Value,
            UserHandle = allowed.UserHandle,
            Session = allowed.Session?.Id.Value,
            Action = allowed.Action,
            Target = allowed.Target,
        };
        var json = OptionsJson.Of(state, caller.RelyingParty, allowed.Credentials);
        return new IssuedOptions(await states.Close(state, cancel), json, mediation, expiresAt)
        {
            TelemetryTicket = await states.Ticket(state.Id, state.RelyingParty, cancel),
            Told = ToldCeremony.Of(state),
        };
    }
}
