using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Verifies the answer to a sign-in and, in one write, burns the ceremony, notes the passkey's use and begins the session.</summary>
public sealed class CompleteSignIn
{
    private readonly Database _database;
    private readonly CeremonyStates _states;
    private readonly ProvePasskey _prove;
    private readonly SessionBeginning _sessions;
    private readonly StepUpGrants _grants;
    private readonly BrowserResults _results;
    private readonly TimeProvider _clock;
    private readonly Entropy _entropy;

    /// <summary>Takes what it needs from the shared parts.</summary>
    public CompleteSignIn(CeremonyParts parts)
    {
        _database = parts.Database;
        _states = parts.States;
        _prove = parts.Prove;
        _sessions = parts.Sessions;
        _grants = parts.Grants;
        _results = parts.Results;
        _clock = parts.Clock;
        _entropy = parts.Entropy;
    }

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
        await (await _states.OpenAuthentication(ceremony, caller, cancel)).Then(async state =>
        {
            var proof = await _prove.Prove(caller, state, response, cancel);
            return await proof.Then(proved => Store(caller, state, proved, cancel));
        });

    private async Task<Outcome<SignedInNow>> Store(Caller caller, AuthenticationState state, Proof proof, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var (passkey, user) = (proof.Stored.Passkey, proof.Stored.User);
        var isStepUp = state.Action is not null;
        var session = caller.Kind == CallerKind.HostedPage && !isStepUp ? _sessions.New(caller, user, passkey.Id) : null;

        var write = new GuardedWrite();
        write.Add(BurntCeremonies.Burn(state), CeremonyCodes.AlreadyUsed);
        var used = write.Add(Passkeys.RecordUse(UseOf(caller, proof, now)));
        if (session is not null)
            write.Add(Sessions.Begin(session.Session));

        // A sign-in rotates the session: what was signed in here before ends.
        if (session is not null && caller.SignedIn is { } before)
            write.Add(Sessions.Revoke(caller.RelyingParty.Id, before.User.Id, before.Session.Id, now));

        var action = isStepUp ? AuditAction.UserSteppedUp : AuditAction.UserSignedIn;
        write.Add(Audit.Append(AuditTrail.By(caller, user, action, state.Target ?? passkey.Id.Value, session?.Session.Id, now, _entropy, _clock)));

        var committed = await write.Commit(_database, cancel);
        return await committed.Then<SignedInNow>(async done => done.RowsAffected[used] == 0
            ? CeremonyCodes.PasskeyDeleted
            : new SignedInNow
            {
                User = user,
                Passkey = passkey with { LastUsedAt = now, LastUsedWhere = caller.Where, BackedUp = proof.Verified.BackedUp },
                Session = session,
                StepUpGrant = isStepUp ? await _grants.Issue(caller, state, user, cancel) : null,
                BrowserResult = await _results.For(caller, user, passkey.Id, "sign-in", proof.Verified.UserVerified, cancel),
                AnsweredAfter = now - DateTimeOffset.FromUnixTimeMilliseconds(state.IssuedAtMs),
            });
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
