using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>Verifies the answer to a registration and, in one write, burns the ceremony, makes the user, stores the passkey and begins the session.</summary>
public sealed class CompleteEnrollment(CeremonyParts parts)
{
    /// <summary>Verifies an answer; on success the passkey is stored and durable.</summary>
    /// <remarks>
    /// Fails with <c>ceremony.*</c>, <c>webauthn.*</c>, <c>metadata.*</c>, <c>enrollment.identifier_taken</c>, <c>enrollment.passkey_already_registered</c>,
    /// <c>enrollment.setup_link_invalid</c>, <c>step_up.grant_invalid</c> or <c>step_up.grant_used</c>. A refusal stores nothing.
    /// </remarks>
    /// <param name="caller">Who answers; must be who asked.</param>
    /// <param name="ceremony">The sealed state.</param>
    /// <param name="response">RegistrationResponseJSON, UTF-8.</param>
    /// <param name="name">What to call the passkey; the authenticator's name when null.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<Enrolled>> Complete(
        Caller caller, string ceremony, ReadOnlyMemory<byte> response, string? name, CancellationToken cancel)
    {
        var opened = await (await parts.States.OpenRegistration(ceremony, caller, cancel)).Then(state => StillVouchedFor(caller, state, cancel));
        return await opened.Then(state =>
            RegistrationResponse.Parse(response.Span)
                .Then(answer => RegistrationCeremony.Verify(answer, ExpectationOf(caller, state)))
                .Then(verified => parts.Demands.Judge(verified, state.Profile, parts.Clock.GetUtcNow()))
                .Then(verified => Store(caller, state, verified, name, cancel)));
    }

    private RegistrationExpectation ExpectationOf(Caller caller, RegistrationState state) => new()
    {
        Challenge = state.Challenge,
        RpId = state.RpId,
        Origins = state.Origins,
        UserVerification = PolicyWords.UserVerificationOf(state.UserVerification),
        Algorithms = [.. state.Algorithms.Select(algorithm => (CoseAlgorithm)algorithm)],
        Conditional = state.Conditional,
        DiscoverableRequired = state.DiscoverableRequired,
        Attestation = PolicyWords.AttestationOf(state.Attestation),
        Policy = parts.Demands.PolicyOf(state.Profile, caller.RelyingParty.Policy.Profile),
        ExcludedCredentials = [.. state.Excluded.Select(id => new ReadOnlyMemory<byte>(id))],
        At = parts.Clock.GetUtcNow(),
    };

    private async Task<Outcome<Enrolled>> Store(
        Caller caller, RegistrationState state, VerifiedRegistration verified, string? name, CancellationToken cancel)
    {
        var now = parts.Clock.GetUtcNow();
        var user = UserOf(caller, state, now);
        var passkey = await parts.Mac.Seal(PasskeyOf(caller, state, verified, name, now), user.UserHandle, cancel);
        var session = BeginsSession(caller, state) ? parts.Sessions.New(caller, user, passkey.Id) : null;

        var write = new GuardedWrite();
        write.Add(BurntCeremonies.Burn(state), CeremonyCodes.AlreadyUsed);
        AddPreconditions(write, caller, state, user, now);
        var stored = write.Add(Passkeys.Insert(passkey, EvidenceOf(verified.Credential)), CeremonyCodes.PasskeyAlreadyRegistered);
        AddConsequences(write, caller, state, user, passkey, session, now);

        var committed = await write.Commit(parts.Database, cancel);
        return await committed.Then<Enrolled>(async done => done.RowsAffected[stored] == 0
            ? AccountsCodes.UserDisabled
            : new Enrolled
            {
                User = user,
                Passkey = passkey,
                Session = session,
                BrowserResult = await parts.Results.For(caller, user, passkey.Id, "registration", verified.UserVerified, cancel),
                AnsweredAfter = now - DateTimeOffset.FromUnixTimeMilliseconds(state.IssuedAtMs),
            });
    }

    // Whoever deletes a passkey that was lost means what it had confirmed and is not done yet, too.
    private async Task<Outcome<RegistrationState>> StillVouchedFor(Caller caller, RegistrationState state, CancellationToken cancel) =>
        state.Voucher is not { } voucher
        || await parts.Passkeys.Find(caller.RelyingParty.Id, new UserId(state.User), new PasskeyId(voucher), cancel) is { IsLive: true }
            ? state
            : CeremonyCodes.StepUpGrantInvalid;

    // What must still be true at the moment of writing; each is refused by a constraint, so that no race can slip between.
    private static void AddPreconditions(GuardedWrite write, Caller caller, RegistrationState state, User user, DateTimeOffset now)
    {
        if (state.GrantId is { } grant)
            write.Add(BurntCeremonies.Burn(caller.RelyingParty.Id, grant, StepUpGrant.Purpose, state.GrantExpiresAtMs!.Value), CeremonyCodes.StepUpGrantUsed);

        if (state.Kind is EnrollmentKind.SignUp or EnrollmentKind.Setup)
        {
            write.Add(Users.Insert(user));
            write.Add(
                Users.AddIdentifier(caller.RelyingParty.Id, user.Id, Identifier.Parse(user.Identifier).Value, now), CeremonyCodes.IdentifierTaken);
        }

        if (state.SetupToken is { } token)
            write.Add(SetupTokens.Burn(caller.RelyingParty.Id, token, user.Id, now), CeremonyCodes.SetupLinkInvalid);
    }

    private void AddConsequences(
        GuardedWrite write, Caller caller, RegistrationState state, User user, Passkey passkey, BegunSession? session, DateTimeOffset now)
    {
        if (session is not null)
            write.Add(Sessions.Begin(session.Session));

        if (state.Kind is EnrollmentKind.SignUp or EnrollmentKind.Setup)
            write.Add(Audit.Append(AuditTrail.By(caller, user, AuditAction.UserSignedUp, user.Id.Value, session?.Session.Id, now, parts.Entropy, parts.Clock)));

        var added = AuditTrail.By(caller, user, AuditAction.PasskeyAdded, passkey.Id.Value, session?.Session.Id, now, parts.Entropy, parts.Clock);
        write.Add(Audit.AppendIfPasskeyIsLive(added, passkey.Id));
    }

    private static bool BeginsSession(Caller caller, RegistrationState state) =>
        caller.Kind == CallerKind.HostedPage && state.Kind is EnrollmentKind.SignUp or EnrollmentKind.Setup;

    private static User UserOf(Caller caller, RegistrationState state, DateTimeOffset now) => new()
    {
        Id = new UserId(state.User),
        RelyingPartyId = caller.RelyingParty.Id,
        UserHandle = state.UserHandle,
        Identifier = state.Identifier,
        DisplayName = state.DisplayName,
        Role = state.Kind == EnrollmentKind.Setup ? Role.Administrator : Role.User,
        CreatedAt = now,
    };

    private Passkey PasskeyOf(
        Caller caller, RegistrationState state, VerifiedRegistration verified, string? name, DateTimeOffset now)
    {
        var credential = verified.Credential;
        var aaguid = credential.Aaguid.ToString();
        return new Passkey
        {
            Id = PasskeyId.New(parts.Clock, parts.Entropy),
            RelyingPartyId = caller.RelyingParty.Id,
            UserId = new UserId(state.User),
            CredentialId = credential.Id.ToArray(),
            PublicKey = credential.PublicKey.ToArray(),
            Algorithm = (int)credential.Algorithm,
            SignCount = credential.SignCount,
            Transports = credential.Transports,
            UvInitialized = credential.UvInitialized,
            BackupEligible = credential.BackupEligible,
            BackedUp = credential.BackedUp,
            Aaguid = aaguid,
            AttestationFormat = verified.Attestation.Format,
            Attestation = parts.Demands.VoucherOf(verified),
            RpId = credential.RpId,
            Name = DisplayNames.Of(name, AaguidDirectory.Find(aaguid)?.Name ?? "Passkey"),
            CreatedAt = now,
            CreatedWhere = caller.Where ?? "",
            Mac = [],
            MacKeyId = default,
        };
    }

    private static RegistrationEvidence EvidenceOf(CredentialRecord credential) =>
        new(credential.AttestationObject.ToArray(), credential.AttestationClientDataJson.ToArray());
}
