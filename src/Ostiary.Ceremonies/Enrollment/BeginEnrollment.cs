using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Issues the options of a registration. Nothing is stored: what verification must know goes into the sealed state.</summary>
public sealed class BeginEnrollment(CeremonyParts parts)
{
    /// <summary>Options for the passkey that the caller wishes for.</summary>
    /// <remarks>
    /// Fails with <c>enrollment.self_sign_up_closed</c>, <c>enrollment.user_unknown</c>, <c>ceremony.option_missing</c>, <c>ceremony.option_invalid</c>,
    /// <c>ceremony.sign_in_required</c>, <c>ceremony.secret_key_required</c>, <c>ceremony.too_many_attempts</c>, <c>step_up.*</c>,
    /// <c>accounts.identifier_*</c> or <c>accounts.user_disabled</c>. A sign-up is answered alike whether or not its identifier is taken.
    /// </remarks>
    public async Task<Outcome<IssuedOptions>> Begin(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
        // A silent upgrade is for people who have an account; a first passkey is made with the person present.
        if (wish is { Conditional: true, Kind: EnrollmentKind.SignUp or EnrollmentKind.Setup })
            return new Failure(CeremonyCodes.OptionInvalid) { Field = "mediation" };

        var subject = wish.Kind switch
        {
            EnrollmentKind.SignUp => SignUp(caller, wish),
            EnrollmentKind.Setup => await Setup(caller, wish, cancel),
            EnrollmentKind.AddPasskey => await AddPasskey(caller, wish, cancel),
            _ => await ForUser(caller, wish, cancel),
        };
        return await subject.Then(async found => Outcome.Of(await Issue(caller, wish, found, cancel)));
    }

    private Outcome<Subject> SignUp(Caller caller, EnrollmentWish wish) =>
        caller.Kind != CallerKind.Backend && !caller.RelyingParty.SelfSignUp
            ? CeremonyCodes.SelfSignUpClosed
            : NewUser(caller, wish);

    private async Task<Outcome<Subject>> Setup(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
        if (caller.Kind != CallerKind.HostedPage || wish.SetupToken is not { } token)
            return CeremonyCodes.SetupLinkInvalid;

        var good = await parts.Setup.Check(caller.RelyingParty.Id, token, cancel);
        return good.Then(_ => NewUser(caller, wish)).Map(subject => subject with { SetupToken = token });
    }

    private Outcome<Subject> NewUser(Caller caller, EnrollmentWish wish) =>
        Identifier.Parse(wish.Identifier).Then<Subject>(identifier =>
            parts.Limiter.TakeToBegin(caller.RelyingParty.Id, identifier.Folded) is { } tooMany
                ? tooMany
                : new Subject(User.New(caller.RelyingParty.Id, parts.Clock, parts.Entropy) with
                {
                    Identifier = identifier.AsWritten,
                    DisplayName = DisplayNames.Of(wish.DisplayName, identifier.AsWritten),
                }));

    private async Task<Outcome<Subject>> AddPasskey(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
        if (caller.SignedIn is not { } signedIn)
            return CeremonyCodes.SignInRequired;

        var grant = await parts.Grants.Check(wish.StepUpGrant, caller, StepUpAction.AddPasskey, target: null, cancel);
        if (!grant.Succeeded)
            return grant.Failure;

        var known = await parts.Passkeys.LiveOfUser(caller.RelyingParty.Id, signedIn.User.Id, cancel);
        return new Subject(signedIn.User)
        {
            Session = signedIn.Session.Id,
            Grant = grant.Value,
            Excluded = known?.Credentials ?? [],
        };
    }

    private async Task<Outcome<Subject>> ForUser(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
        if (caller.Kind != CallerKind.Backend)
            return CeremonyCodes.SecretKeyRequired;

        if (UserId.Parse(wish.UserId) is not { } id || await parts.Passkeys.LiveOfUser(caller.RelyingParty.Id, id, cancel) is not { User.DeletedAt: null } known)
            return CeremonyCodes.UserUnknown;

        return Outcome.Unless(
            known.User.Refusal() ?? parts.Limiter.TakeToBegin(caller.RelyingParty.Id, known.User.Id.Value),
            new Subject(known.User) { Excluded = known.Credentials });
    }

    private async Task<IssuedOptions> Issue(Caller caller, EnrollmentWish wish, Subject subject, CancellationToken cancel)
    {
        var policy = caller.RelyingParty.Policy;
        var now = parts.Clock.GetUtcNow();
        var expiresAt = now + parts.Options.ChallengeLifetime;
        var state = new RegistrationState
        {
            Id = parts.States.NewId(),
            RelyingParty = caller.RelyingParty.Id.Value,
            IssuedAtMs = now.ToUnixTimeMilliseconds(),
            ExpiresAtMs = expiresAt.ToUnixTimeMilliseconds(),
            Caller = caller.Kind,
            Kind = wish.Kind,
            Challenge = parts.States.NewChallenge(),
            RpId = caller.RelyingParty.RpId,
            Origins = caller.RelyingParty.CeremonyOrigins,
            UserVerification = policy.UserVerification,
            DiscoverableRequired = policy.ResidentKey == "required",
            Attestation = policy.Attestation,
            Profile = AttestationDemands.Sealed(policy),
            Algorithms = [.. AlgorithmNames.Offered(policy.Algorithms).Select(algorithm => (int)algorithm)],
            Conditional = wish.Conditional,
            Excluded = [.. subject.Excluded.Select(credential => credential.CredentialId)],
            User = subject.User.Id.Value,
            UserHandle = subject.User.UserHandle,
            Identifier = subject.User.Identifier,
            DisplayName = subject.User.DisplayName,
            Session = subject.Session?.Value,
            GrantId = subject.Grant?.Id,
            GrantExpiresAtMs = subject.Grant?.ExpiresAtMs,
            Voucher = subject.Grant?.Passkey,
            SetupToken = subject.SetupToken,
        };
        // Hints are advice, and browsers ignore unknown ones (WebAuthn L3 §5.8.7); so do we.
        var hints = PolicyWords.HintsOf([.. wish.Hints, .. policy.Hints]);
        var json = OptionsJson.Of(state, caller.RelyingParty, subject.Excluded, hints);
        return new IssuedOptions(await parts.States.Close(state, cancel), json, wish.Conditional ? "conditional" : "optional", expiresAt)
        {
            TelemetryTicket = await parts.States.Ticket(state.Id, state.RelyingParty, cancel),
            Told = ToldCeremony.Of(state),
        };
    }

    /// <summary>Who gets the passkey, and what must be true for that.</summary>
    private sealed record Subject(User User)
    {
        public SessionId? Session { get; init; }

        public StepUpGrant? Grant { get; init; }

        public string? SetupToken { get; init; }

        public IReadOnlyList<Accounts.CredentialDescriptor> Excluded { get; init; } = [];
    }
}
