using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>Issues the options of a registration. Nothing is stored: what verification must know goes into the sealed state.</summary>
public sealed class BeginEnrollment
{
    private readonly Passkeys _passkeys;
    private readonly SetupTokens _setup;
    private readonly CeremonyStates _states;
    private readonly StepUpGrants _grants;
    private readonly PersonLimiter _limiter;
    private readonly CeremonyOptions _options;
    private readonly TimeProvider _clock;
    private readonly Entropy _entropy;

    /// <summary>Takes what it needs from the shared parts.</summary>
    public BeginEnrollment(CeremonyParts parts)
    {
        _passkeys = parts.Passkeys;
        _setup = parts.Setup;
        _states = parts.States;
        _grants = parts.Grants;
        _limiter = parts.Limiter;
        _options = parts.Options;
        _clock = parts.Clock;
        _entropy = parts.Entropy;
    }

    /// <summary>Options for the passkey that the caller wishes for.</summary>
    /// <remarks>
    /// Fails with <c>enrollment.self_sign_up_closed</c>, <c>enrollment.user_unknown</c>, <c>ceremony.option_missing</c>, <c>ceremony.option_invalid</c>,
    /// <c>ceremony.sign_in_required</c>, <c>ceremony.secret_key_required</c>, <c>ceremony.too_many_attempts</c>, <c>step_up.*</c>,
    /// <c>accounts.identifier_*</c> or <c>accounts.user_disabled</c>. A sign-up is answered alike whether or not its identifier is taken.
    /// </remarks>
    public async Task<Outcome<IssuedOptions>> Begin(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
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

        var good = await _setup.Check(caller.RelyingParty.Id, token, cancel);
        return good.Then(_ => NewUser(caller, wish)).Map(subject => subject with { SetupToken = token });
    }

    private Outcome<Subject> NewUser(Caller caller, EnrollmentWish wish) =>
        Identifier.Parse(wish.Identifier).Then<Subject>(identifier =>
            _limiter.TakeToBegin(caller.RelyingParty.Id, identifier.Folded) is { } tooMany
                ? tooMany
                : new Subject(User.New(caller.RelyingParty.Id, _clock, _entropy) with
                {
                    Identifier = identifier.AsWritten,
                    DisplayName = DisplayNames.Of(wish.DisplayName, identifier.AsWritten),
                }));

    private async Task<Outcome<Subject>> AddPasskey(Caller caller, EnrollmentWish wish, CancellationToken cancel)
    {
        if (caller.SignedIn is not { } signedIn)
            return CeremonyCodes.SignInRequired;

        var grant = await _grants.Check(wish.StepUpGrant, caller, StepUpAction.AddPasskey, target: null, cancel);
        if (!grant.Succeeded)
            return grant.Failure;

        var known = await _passkeys.LiveOfUser(caller.RelyingParty.Id, signedIn.User.Id, cancel);
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

        if (UserId.Parse(wish.UserId) is not { } id || await _passkeys.LiveOfUser(caller.RelyingParty.Id, id, cancel) is not { User.DeletedAt: null } known)
            return CeremonyCodes.UserUnknown;

        return Outcome.Unless(
            known.User.Refusal() ?? _limiter.TakeToBegin(caller.RelyingParty.Id, known.User.Id.Value),
            new Subject(known.User) { Excluded = known.Credentials });
    }

    private async Task<IssuedOptions> Issue(Caller caller, EnrollmentWish wish, Subject subject, CancellationToken cancel)
    {
        var policy = caller.RelyingParty.Policy;
        var now = _clock.GetUtcNow();
        var expiresAt = now + _options.ChallengeLifetime;
        var state = new RegistrationState
        {
            Id = _states.NewId(),
            RelyingParty = caller.RelyingParty.Id.Value,
            IssuedAtMs = now.ToUnixTimeMilliseconds(),
            ExpiresAtMs = expiresAt.ToUnixTimeMilliseconds(),
            Caller = caller.Kind,
            Kind = wish.Kind,
            Challenge = _states.NewChallenge(),
            RpId = caller.RelyingParty.RpId,
            Origins = caller.RelyingParty.Origins,
            UserVerification = policy.UserVerification,
            DiscoverableRequired = policy.ResidentKey == "required",
            Attestation = policy.Attestation,
            Algorithms = [.. CoseAlgorithms.Default.Select(algorithm => (int)algorithm)],
            Conditional = wish.Conditional,
            Excluded = [.. subject.Excluded.Select(credential => credential.CredentialId)],
            User = subject.User.Id.Value,
            UserHandle = subject.User.UserHandle,
            Identifier = subject.User.Identifier,
            DisplayName = subject.User.DisplayName,
            Session = subject.Session?.Value,
            GrantId = subject.Grant?.Id,
            GrantExpiresAtMs = subject.Grant?.ExpiresAtMs,
            SetupToken = subject.SetupToken,
        };
        // Hints are advice, and browsers ignore unknown ones (WebAuthn L3 §5.8.7); so do we.
        AuthenticatorHint[] hints = [.. wish.Hints.Select(PolicyWords.HintOf).OfType<AuthenticatorHint>().Distinct()];
        var json = OptionsJson.Of(state, caller.RelyingParty, subject.Excluded, hints);
        return new IssuedOptions(await _states.Close(state, cancel), json, wish.Conditional ? "conditional" : "optional", expiresAt);
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
