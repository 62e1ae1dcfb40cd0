using Microsoft.Extensions.Logging;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>From an untrusted answer to a passkey that has proved itself. Sign-in and step up share it. One read of the database.</summary>
internal sealed partial class ProvePasskey(
    Passkeys passkeys, CredentialMac mac, DecoyCredentials decoys, PersonLimiter limiter, Func<AnswerBeat> beats, ILogger<ProvePasskey> log)
{
    public async Task<Outcome<Proof>> Prove(Caller caller, AuthenticationState state, ReadOnlyMemory<byte> response, CancellationToken cancel)
    {
        // Refusing a decoy and refusing a wrong signature of a real credential are different work: both are let out on a beat.
        using var beat = beats();
        var proof = await Judge(caller, state, response, cancel);
        if (!proof.Succeeded)
            await beat.Next(cancel);

        return proof;
    }

    private async Task<Outcome<Proof>> Judge(Caller caller, AuthenticationState state, ReadOnlyMemory<byte> response, CancellationToken cancel)
    {
        if (!AuthenticationResponse.Parse(response.Span).TryGet(out var answer, out var malformed))
            return malformed;

        var stored = await passkeys.ForSignIn(caller.RelyingParty.Id, answer.CredentialId.ToArray(), cancel);
        if (stored is null)
            return await Nobody(caller, state, answer, cancel);

        var verified = await AnswerVerifies(state, answer, stored, cancel);
        return verified
            .Map(how => new Proof(stored, how))
            .Then(proof => Outcome.Unless(FirstObjection(caller, state, proof), proof));
    }

    private async Task<Outcome<VerifiedAuthentication>> AnswerVerifies(
        AuthenticationState state, AuthenticationResponse answer, PasskeyOfUser stored, CancellationToken cancel)
    {
        var sound = await mac.Verify(stored.Passkey, stored.User.UserHandle, cancel);
        if (!sound.Succeeded)
        {
            StoredPasskeyWasTampered(stored.Passkey.Id.Value);
            return CeremonyCodes.SignInRefused;
        }

        return AuthenticationCeremony.Verify(answer, Stored(stored), ExpectationOf(state)).Map(verified => Noted(verified, stored));
    }

    private VerifiedAuthentication Noted(VerifiedAuthentication verified, PasskeyOfUser stored)
    {
        if (verified.SignCountWentBackwards)
            SignCountWentBackwards(stored.Passkey.Id.Value, stored.Passkey.SignCount, verified.SignCount);
        if (verified.BackupEligibilityChanged)
            BackupEligibilityChanged(stored.Passkey.Id.Value, verified.BackupEligible);

        return verified;
    }

    // Asked only after the signature: whoever holds the private key may know what became of the account.
    private Failure? FirstObjection(Caller caller, AuthenticationState state, Proof proof) =>
        PasskeyIsLive(proof)
        ?? UserIsActive(proof)
        ?? UserIsTheOneAsked(state, proof)
        ?? limiter.TakeToFinish(caller.RelyingParty.Id, proof.Stored.User.Id);

    private static Failure? PasskeyIsLive(Proof proof) =>
        proof.Stored.Passkey.IsLive ? null : new Failure(CeremonyCodes.PasskeyDeleted);

    private static Failure? UserIsActive(Proof proof) =>
        proof.Stored.User.IsActive ? null : new Failure(CeremonyCodes.UserDisabled);

    private static Failure? UserIsTheOneAsked(AuthenticationState state, Proof proof) =>
        state.User is null || state.User == proof.Stored.User.Id.Value ? null : new Failure(CeremonyCodes.SignInRefused);

    // A decoy is judged like a stored passkey with a wrong signature; only an id that is neither is called unknown.
    private async Task<Outcome<Proof>> Nobody(Caller caller, AuthenticationState state, AuthenticationResponse answer, CancellationToken cancel)
    {
        var nobody = new StoredCredential
        {
            Id = answer.CredentialId,
            PublicKey = DecoyCredentials.PublicKey,
            UserHandle = state.UserHandle ?? answer.UserHandle ?? ReadOnlyMemory<byte>.Empty,
            SignCount = 0,
            BackupEligible = null,
            BackedUp = false,
            UvInitialized = true,
        };
        var failure = AuthenticationCeremony.Verify(answer, nobody, ExpectationOf(state)).Failure
            ?? throw new InvalidOperationException("An answer verified against a key that nobody holds");

        var claimsToBeOurs = await decoys.IsDecoy(caller.RelyingParty.Id, answer.CredentialId, cancel);
        return failure.Code == WebAuthnCodes.SignatureInvalid && !claimsToBeOurs ? CeremonyCodes.PasskeyUnknown : failure;
    }

    private static StoredCredential Stored(PasskeyOfUser stored) => new()
    {
        Id = stored.Passkey.CredentialId,
        PublicKey = stored.Passkey.PublicKey,
        UserHandle = stored.User.UserHandle,
        SignCount = (uint)stored.Passkey.SignCount,
        BackupEligible = stored.Passkey.BackupEligible,
        BackedUp = stored.Passkey.BackedUp,
        UvInitialized = stored.Passkey.UvInitialized,
    };

    private static AuthenticationExpectation ExpectationOf(AuthenticationState state) => new()
    {
        Challenge = state.Challenge,
        RpId = state.RpId,
        Origins = state.Origins,
        UserVerification = PolicyWords.UserVerificationOf(state.UserVerification),
        AllowedCredentials = [.. state.Allowed.Select(id => new ReadOnlyMemory<byte>(id))],
        // Without the cast, null would become empty memory: a handle that nobody has.
        UserHandle = state.UserHandle is { } handle ? handle : (ReadOnlyMemory<byte>?)null,
        SignCountPolicy = PolicyWords.SignCountOf(state.SignCount),
        BackupEligibilityPolicy = PolicyWords.BackupEligibilityOf(state.BackupEligibility),
        // A passkey made without a word to its user (conditional create) becomes one that verified at its first sign-in: nothing else is asked for here.
        UvInitializedPolicy = UvInitializedPolicy.AtFirstVerification,
    };

    [LoggerMessage(1, LogLevel.Critical, "The stored passkey {PasskeyId} does not match its seal: it was changed outside this server")]
    private partial void StoredPasskeyWasTampered(string passkeyId);

    [LoggerMessage(2, LogLevel.Warning, "The sign count of passkey {PasskeyId} went from {Stored} to {Claimed}: perhaps there is a copy of it")]
    private partial void SignCountWentBackwards(string passkeyId, long stored, uint claimed);

    [LoggerMessage(3, LogLevel.Warning, "Passkey {PasskeyId} changed whether it can be backed up; stored is now {Stored}")]
    private partial void BackupEligibilityChanged(string passkeyId, bool stored);
}

/// <summary>A stored passkey that answered, and how.</summary>
internal sealed record Proof(PasskeyOfUser Stored, VerifiedAuthentication Verified);
