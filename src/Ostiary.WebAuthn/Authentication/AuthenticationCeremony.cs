using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Verifies authentications as WebAuthn L3 §7.2 says, rule by rule in its order.</summary>
public static class AuthenticationCeremony
{
    private const string GetCeremonyType = "webauthn.get";

    /// <summary>What authenticators sign is rarely longer, extensions included.</summary>
    private const int UsualSignedBytes = 256;

    /// <summary>Verifies a browser's answer with the stored credential that it names, and returns what must be stored of it now.</summary>
    /// <remarks>
    /// WebAuthn L3 §7.2, steps 5 to 24; every failure names its step. Fails with the codes of <see cref="WebAuthnCodes"/> except those of
    /// the other ceremony. Pure: safe to call from any thread.
    /// </remarks>
    public static Outcome<VerifiedAuthentication> Verify(
        AuthenticationResponse response, StoredCredential credential, AuthenticationExpectation expected)
    {
        if (FirstRuleBrokenByIdentity(response, credential, expected) is { } brokenByIdentity)
            return brokenByIdentity;

        if (At(8, ClientDataRules.TextIsUtf8(response.ClientDataJson)) is { } brokenText)
            return brokenText;

        if (!CollectedClientData.Parse(response.ClientDataJson).TryGet(out var page, out var failure))
            return failure.At(Step.Authentication, 9);

        if (FirstRuleBrokenByPage(page, expected) is { } brokenByPage)
            return brokenByPage;

        if (!AuthenticatorData.Parse(response.AuthenticatorData).TryGet(out var authenticator, out failure))
            return failure.At(Step.Authentication, 15);

        if (FirstRuleBrokenByAuthenticator(response, authenticator, credential, expected) is { } brokenByAuthenticator)
            return brokenByAuthenticator;

        if (!CoseKey.Parse(credential.PublicKey).TryGet(out var key, out failure))
            return failure.At(Step.Authentication, 21);

        return FirstRuleBrokenByProof(response, key, authenticator, credential, expected) is { } brokenByProof
            ? brokenByProof
            : Accept(response, authenticator, credential, expected);
    }

    /// <summary>Steps 5 and 6: whose credential this is.</summary>
    private static Failure? FirstRuleBrokenByIdentity(
        AuthenticationResponse response, StoredCredential credential, AuthenticationExpectation expected) =>
        At(5, CredentialWasAskedFor(response, expected))
        ?? At(6, CredentialIsTheStoredOne(response, credential))
        ?? At(6, CredentialIsTheExpectedUsers(credential, expected))
        ?? At(6, UserIsKnown(response, expected))
        ?? At(6, UserHandleIsTheCredentials(response, credential));

    /// <summary>Steps 10 to 14: what the page claims.</summary>
    private static Failure? FirstRuleBrokenByPage(CollectedClientData page, AuthenticationExpectation expected) =>
        At(10, ClientDataRules.TypeIs(GetCeremonyType, page))
        ?? At(11, ClientDataRules.ExpectedChallengeIsUnguessable(expected))
        ?? At(11, ClientDataRules.ChallengeIsOurs(page, expected))
        ?? At(12, ClientDataRules.OriginIsAllowed(page, expected))
        ?? At(13, ClientDataRules.CrossOriginIsExpected(page, expected))
        ?? At(14, ClientDataRules.TopOriginIsAllowed(page, expected));

    /// <summary>Steps 15 to 19: what the authenticator claims.</summary>
    private static Failure? FirstRuleBrokenByAuthenticator(
        AuthenticationResponse response, AuthenticatorData authenticator, StoredCredential credential, AuthenticationExpectation expected) =>
        At(15, ScopeIsOurs(response, authenticator, expected))
        ?? At(16, AuthenticatorDataRules.UserWasPresent(authenticator))
        ?? At(17, AuthenticatorDataRules.UserWasVerifiedIfRequired(authenticator, expected))
        ?? At(18, AuthenticatorDataRules.BackedUpImpliesBackupEligible(authenticator))
        ?? At(19, BackupEligibilityStayed(authenticator, credential, expected));

    /// <summary>Steps 21 to 23: what the signature proves, and what came along with it.</summary>
    private static Failure? FirstRuleBrokenByProof(
        AuthenticationResponse response, CoseKey key,
        AuthenticatorData authenticator, StoredCredential credential, AuthenticationExpectation expected) =>
        At(21, SignatureIsByTheCredential(response, key))
        ?? At(22, SignCountGrew(authenticator, credential, expected))
        ?? At(23, ExtensionRules.OutputsWereAskedFor(response.Extensions, authenticator.Extensions, expected.Extensions, expected));

    private static Failure? CredentialWasAskedFor(AuthenticationResponse response, AuthenticationExpectation expected) =>
        expected.AllowedCredentials.Count == 0 || IsAmong(expected.AllowedCredentials, response.CredentialId.Span)
            ? null
            : new(WebAuthnCodes.CredentialNotAllowed);

    private static bool IsAmong(IReadOnlyList<ReadOnlyMemory<byte>> credentials, ReadOnlySpan<byte> id)
    {
        foreach (var credential in credentials)
        {
            if (credential.Span.SequenceEqual(id))
                return true;
        }

        return false;
    }

    private static Failure? CredentialIsTheStoredOne(AuthenticationResponse response, StoredCredential credential) =>
        credential.Id.Span.SequenceEqual(response.CredentialId.Span) ? null : new(WebAuthnCodes.CredentialIdMismatch);

    private static Failure? CredentialIsTheExpectedUsers(StoredCredential credential, AuthenticationExpectation expected) =>
        expected.UserHandle is not { } handle || handle.Span.SequenceEqual(credential.UserHandle.Span)
            ? null
            : new(WebAuthnCodes.CredentialNotOfUser);

    private static Failure? UserIsKnown(AuthenticationResponse response, AuthenticationExpectation expected) =>
        expected.UserHandle is not null || response.UserHandle is not null
            ? null
            : new(WebAuthnCodes.UserHandleMissing);

    private static Failure? UserHandleIsTheCredentials(AuthenticationResponse response, StoredCredential credential) =>
        response.UserHandle is not { } handle || handle.Span.SequenceEqual(credential.UserHandle.Span)
            ? null
            : new(WebAuthnCodes.UserHandleMismatch);

    // The client's word is signed by nobody, so it only counts where the options asked; then it decides which scope must be there (§10.1.1).
    private static Failure? ScopeIsOurs(
        AuthenticationResponse response, AuthenticatorData authenticator, AuthenticationExpectation expected) =>
        expected.Extensions.AppId is { } appId && response.Extensions.AppIdUsed is true
            ? AuthenticatorDataRules.AppIdIsOurs(authenticator, appId)
            : AuthenticatorDataRules.RpIdIsOurs(authenticator, expected);

    private static Failure? BackupEligibilityStayed(
        AuthenticatorData authenticator, StoredCredential credential, AuthenticationExpectation expected) =>
        BackupEligibilityChanged(authenticator, credential) && !ChangeIsAllowed(authenticator, expected.BackupEligibilityPolicy)
            ? new(WebAuthnCodes.BackupEligibilityChanged, $"it was {credential.BackupEligible}")
            : null;

    private static bool ChangeIsAllowed(AuthenticatorData authenticator, BackupEligibilityPolicy policy) =>
        policy is BackupEligibilityPolicy.Flag || (policy is BackupEligibilityPolicy.Upgrade && authenticator.BackupEligible);

    private static Failure? SignatureIsByTheCredential(AuthenticationResponse response, CoseKey key)
    {
        var data = response.AuthenticatorData.Span;
        var length = data.Length + SHA256.HashSizeInBytes;
        var signed = length <= UsualSignedBytes ? stackalloc byte[UsualSignedBytes] : new byte[length];
        data.CopyTo(signed);
        Sha256.Hash(response.ClientDataJson.Span, signed[data.Length..]);
        return key.Verify(signed[..length], response.Signature.Span) ? null : new(WebAuthnCodes.SignatureInvalid);
    }

    private static Failure? SignCountGrew(
        AuthenticatorData authenticator, StoredCredential credential, AuthenticationExpectation expected) =>
        SignCountWentBackwards(authenticator, credential) && expected.SignCountPolicy is SignCountPolicy.Refuse
            ? new(WebAuthnCodes.SignCountWentBackwards, $"from {credential.SignCount} to {authenticator.SignCount}")
            : null;

    private static bool BackupEligibilityChanged(AuthenticatorData authenticator, StoredCredential credential) =>
        credential.BackupEligible is { } stored && stored != authenticator.BackupEligible;

    // Zero after zero is an authenticator that does not count; zero after anything else is a drop like any other.
    private static bool SignCountWentBackwards(AuthenticatorData authenticator, StoredCredential credential) =>
        (authenticator.SignCount != 0 || credential.SignCount != 0) && authenticator.SignCount <= credential.SignCount;

    /// <summary>Step 24: what the credential record must now say, and what the caller should know of it.</summary>
    private static VerifiedAuthentication Accept(
        AuthenticationResponse response, AuthenticatorData authenticator, StoredCredential credential, AuthenticationExpectation expected)
    {
        var uvInitialized = credential.UvInitialized
            || (authenticator.UserVerified && expected.UvInitializedPolicy is UvInitializedPolicy.AtFirstVerification);
        return new()
        {
            SignCount = authenticator.SignCount,
            BackupEligible = BackupEligibilityToStore(authenticator, credential, expected.BackupEligibilityPolicy),
            BackedUp = authenticator.BackedUp,
            UvInitialized = uvInitialized,
            UserVerified = authenticator.UserVerified,
            UserVerifiedFirst = authenticator.UserVerified && !uvInitialized,
            SignCountWentBackwards = SignCountWentBackwards(authenticator, credential),
            BackupEligibilityChanged = BackupEligibilityChanged(authenticator, credential),
            BackupEligibilityFilledIn = credential.BackupEligible is null,
            BackupChange = BackupChangeBetween(credential.BackedUp, authenticator.BackedUp),
            Attachment = response.Attachment,
            ClientExtensions = response.Extensions,
            AuthenticatorExtensions = authenticator.Extensions,
        };
    }

    private static bool BackupEligibilityToStore(AuthenticatorData authenticator, StoredCredential credential, BackupEligibilityPolicy policy) =>
        policy is not BackupEligibilityPolicy.Upgrade && credential.BackupEligible is { } stored ? stored : authenticator.BackupEligible;

    private static BackupChange BackupChangeBetween(bool before, bool now) => (before, now) switch
    {
        (false, true) => BackupChange.Gained,
        (true, false) => BackupChange.Lost,
        _ => BackupChange.None,
    };

    private static Failure? At(int step, Failure? broken) => broken?.At(Step.Authentication, step);
}
