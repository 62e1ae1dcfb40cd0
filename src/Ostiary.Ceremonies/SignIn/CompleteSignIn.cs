using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Verifies the answer to a sign-in and, in one write, burns the ceremony, notes the passkey's use and begins the session.</summary>
public sealed class CompleteSignIn(CeremonyParts parts)
{
    /// <summary>Verifies an answer to a sign-in or a step up.</summary>
    /// <remarks>
    /// WebAuthn L3 §7.2. Fails with <c>ceremony.*</c>, <c>webauthn.*</c>, <c>sign_in.refused</c>, <c>sign_in.passkey_unknown</c>,
    /// <c>sign_in.passkey_deleted</c> or <c>sign_in.user_disabled</c>. A refusal stores nothing. One read, one write.
    /// </remarks>
    /// <param name="caller">Who answers; must be who asked.</param>
    /// <param name="ceremony">The sealed state.</param>
    /// <param name="response">AuthenticationResponseJSON, UTF-8.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<SignedInNow>> Complete(Caller caller, string ceremony, ReadOnlyMemory<byte> response, CancellationToken cancel) =>
        await (await parts.States.OpenAuthentication(ceremony, caller, cancel)).Then(async state =>
        {
            var proof = await parts.Prove.Prove(caller, state, response, cancel);
            return await proof.Then(proved => Store(caller, state, proved, cancel));
        });

    private async Task<Outcome<SignedInNow>> Store(Caller caller, AuthenticationState state, Proof proof, CancellationToken cancel)
    {
        var now = parts.Clock.GetUtcNow();
        var (passkey, user) = (proof.Stored.Passkey, proof.Stored.User);
        var isStepUp = state.Action is not null;
        var session = caller.Kind == CallerKind.HostedPage && !isStepUp ? parts.Sessions.New(caller, user, passkey.Id) : null;

        var action = isStepUp ? AuditAction.UserSteppedUp : AuditAction.UserSignedIn;
        var written = await parts.SignIns.Write(
            new SignInWrite
            {
                State = state,
                Use = UseOf(caller, proof, now),
                Entry = AuditTrail.By(caller, user, action, state.Target ?? passkey.Id.Value, session?.Session.Id, now, parts.Entropy, parts.Clock),
                Session = session?.Session,
                // A sign-in rotates the session: what was signed in here before ends.
                Ended = session is null ? null : caller.SignedIn?.Session,
            },
            cancel);
        return await written.Then(async _ => Outcome.Of(await Result(caller, state, proof, session, now, cancel)));
    }

    private async Task<SignedInNow> Result(
        Caller caller, AuthenticationState state, Proof proof, BegunSession? session, DateTimeOffset now, CancellationToken cancel)
    {
        var (passkey, user) = (proof.Stored.Passkey, proof.Stored.User);
        return new SignedInNow
        {
            User = user,
            Passkey = passkey with { LastUsedAt = now, LastUsedWhere = caller.Where, BackedUp = proof.Verified.BackedUp },
            Session = session,
            StepUpGrant = state.Action is null ? null : await parts.Grants.Issue(caller, state, passkey, cancel),
            BrowserResult = await parts.Results.For(caller, user, passkey.Id, "sign-in", proof.Verified.UserVerified, cancel),
            AnsweredAfter = now - DateTimeOffset.FromUnixTimeMilliseconds(state.IssuedAtMs),
        };
    }

    private static PasskeyUse UseOf(Caller caller, Proof proof, DateTimeOffset now) => new()
    {
        RelyingPartyId = caller.RelyingParty.Id,
        PasskeyId = proof.Stored.Passkey.Id,
        SignCount = proof.Verified.SignCount,
        UvInitialized = proof.Verified.UvInitialized,
        BackupEligible = proof.Verified.BackupEligible,
        BackedUp = proof.Verified.BackedUp,
        At = now,
        Where = caller.Where ?? "",
    };
}
