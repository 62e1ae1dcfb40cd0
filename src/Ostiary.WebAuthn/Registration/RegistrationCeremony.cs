using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Verifies registrations as WebAuthn L3 §7.1 says, rule by rule in its order.</summary>
public static class RegistrationCeremony
{
    private const string CreateCeremonyType = "webauthn.create";

    /// <summary>Verifies a browser's answer and returns the credential to store.</summary>
    /// <remarks>
    /// WebAuthn L3 §7.1, steps 5 to 28; every failure names its step. Fails with the codes of <see cref="WebAuthnCodes"/> except those of
    /// the other ceremony. Whether the credential id is already stored for anyone is for the caller's store to see (step 26).
    /// Pure: safe to call from any thread.
    /// </remarks>
    public static Outcome<VerifiedRegistration> Verify(RegistrationResponse response, RegistrationExpectation expected)
    {
        if (At(5, ClientDataRules.TextIsUtf8(response.ClientDataJson)) is { } brokenText)
            return brokenText;

        if (!CollectedClientData.Parse(response.ClientDataJson).TryGet(out var page, out var failure))
            return failure.At(Step.Registration, 6);

        if (FirstRuleBrokenByPage(page, expected) is { } brokenByPage)
            return brokenByPage;

        if (!AttestationObject.Parse(response.AttestationObject, expected.Policy.Tolerated).TryGet(out var attestation, out failure))
            return failure.At(Step.Registration, 13);

        if (attestation.AuthenticatorData.AttestedCredential is not { } credential)
            return new Failure(WebAuthnCodes.AttestedCredentialMissing).At(Step.Registration, 13);

        if (FirstRuleBrokenByAuthenticator(attestation.AuthenticatorData, expected) is { } brokenByAuthenticator)
            return brokenByAuthenticator;

        if (!CoseKey.Parse(credential.PublicKey).TryGet(out var key, out failure))
            return failure.At(Step.Registration, 20);

        if (FirstRuleBrokenByKey(key, expected) is { } brokenByKey)
            return brokenByKey;

        if (!VerifyStatement(response, attestation, credential, key, expected).TryGet(out var result, out failure))
            return failure;

        var broken = FirstRuleBrokenByCredential(response, credential, expected)
            ?? FirstRuleBrokenByExtensions(response, attestation.AuthenticatorData, expected);
        return broken is not null
            ? broken
            : Accept(response, expected, attestation.AuthenticatorData, credential, key.Algorithm, result);
    }

    /// <summary>Steps 7 to 11: what the page claims.</summary>
    private static Failure? FirstRuleBrokenByPage(CollectedClientData page, RegistrationExpectation expected) =>
        At(7, ClientDataRules.TypeIs(CreateCeremonyType, page))
        ?? At(8, ClientDataRules.ExpectedChallengeIsUnguessable(expected))
        ?? At(8, ClientDataRules.ChallengeIsOurs(page, expected))
        ?? At(9, ClientDataRules.OriginIsAllowed(page, expected))
        ?? At(10, ClientDataRules.CrossOriginIsExpected(page, expected))
        ?? At(11, ClientDataRules.TopOriginIsAllowed(page, expected));

    /// <summary>Steps 14 to 17: what the authenticator claims. Conditional create happens without asking the user.</summary>
    private static Failure? FirstRuleBrokenByAuthenticator(AuthenticatorData authenticator, RegistrationExpectation expected) =>
        At(14, AuthenticatorDataRules.RpIdIsOurs(authenticator, expected))
        ?? At(15, expected.Conditional ? null : AuthenticatorDataRules.UserWasPresent(authenticator))
        ?? At(16, expected.Conditional ? null : AuthenticatorDataRules.UserWasVerifiedIfRequired(authenticator, expected))
        ?? At(17, AuthenticatorDataRules.BackedUpImpliesBackupEligible(authenticator));

    /// <summary>Step 20: what the key is.</summary>
    private static Failure? FirstRuleBrokenByKey(CoseKey key, RegistrationExpectation expected) =>
        At(20, AlgorithmWasOffered(key, expected))
        ?? At(20, KeyIsSound(key));

    /// <summary>Steps 25 to 28: what the credential is, and what the browser says of it.</summary>
    private static Failure? FirstRuleBrokenByCredential(
        RegistrationResponse response, AttestedCredential credential, RegistrationExpectation expected) =>
        At(25, CredentialIdIsShortEnough(credential))
        ?? At(26, CredentialWasNotExcluded(credential, expected))
        ?? At(27, CredentialIdIsTheEnvelopes(response, credential))
        ?? At(28, CredentialIsDiscoverableIfRequired(response, expected));

    /// <summary>Step 28 again: what the outputs of extensions say, beyond whether the credential is discoverable.</summary>
    private static Failure? FirstRuleBrokenByExtensions(
        RegistrationResponse response, AuthenticatorData authenticator, RegistrationExpectation expected) =>
        At(28, ExtensionRules.OutputsWereAskedFor(response.Extensions, authenticator.Extensions, expected.Extensions, expected))
        ?? At(28, ExtensionRules.ProtectionIsInForceIfEnforced(authenticator.Extensions, expected.Extensions))
        ?? At(28, ExtensionRules.BlobsAreSupportedIfRequired(response.Extensions, expected.Extensions));

    /// <summary>Steps 21 to 24: what the statement proves, on whose word, and whether that is enough.</summary>
    private static Outcome<AttestationResult> VerifyStatement(
        RegistrationResponse response, AttestationObject attestation,
        AttestedCredential credential, CoseKey key, RegistrationExpectation expected)
    {
        if (AttestationFormats.Find(attestation.Format) is not { } format)
            return new Failure(WebAuthnCodes.AttestationFormatUnsupported).At(Step.Registration, 21);

        var claim = new AttestationClaim
        {
            Statement = attestation.Statement,
            AuthenticatorData = attestation.AuthenticatorData,
            Credential = credential,
            CredentialKey = key,
            ClientDataHash = SHA256.HashData(response.ClientDataJson.Span),
            At = expected.At,
            Tolerated = expected.Policy.Tolerated,
            ForEnterprise = expected.Attestation is AttestationConveyance.Enterprise,
        };
        return format.Verify(claim).TryGet(out var result, out var failure)
            ? AttestationAssessment.Assess(result, credential.Aaguid, expected)
            : failure.At(Step.Registration, 22);
    }

    private static Failure? AlgorithmWasOffered(CoseKey key, RegistrationExpectation expected) =>
        expected.Algorithms.Contains(key.Algorithm)
            ? null
            : new(WebAuthnCodes.AlgorithmNotOffered, $"alg {(int)key.Algorithm}");

    private static Failure? KeyIsSound(CoseKey key) =>
        key.IsSound() ? null : new(WebAuthnCodes.CoseKeyInvalid);

    private static Failure? CredentialIdIsShortEnough(AttestedCredential credential) =>
        credential.Id.Length <= Limits.CredentialId
            ? null
            : new(WebAuthnCodes.CredentialIdTooLong, $"{credential.Id.Length} bytes");

    private static Failure? CredentialWasNotExcluded(AttestedCredential credential, RegistrationExpectation expected) =>
        expected.ExcludedCredentials.Any(excluded => excluded.Span.SequenceEqual(credential.Id.Span))
            ? new(WebAuthnCodes.CredentialExcluded)
            : null;

    private static Failure? CredentialIdIsTheEnvelopes(RegistrationResponse response, AttestedCredential credential) =>
        response.CredentialId.Span.SequenceEqual(credential.Id.Span) ? null : new(WebAuthnCodes.CredentialIdMismatch);

    private static Failure? CredentialIsDiscoverableIfRequired(RegistrationResponse response, RegistrationExpectation expected) =>
        expected.DiscoverableRequired && response.Extensions.Discoverable is false
            ? new(WebAuthnCodes.CredentialNotDiscoverable)
            : null;

    /// <summary>Step 27: the record to store.</summary>
    private static VerifiedRegistration Accept(
        RegistrationResponse response, RegistrationExpectation expected,
        AuthenticatorData authenticator, AttestedCredential credential, CoseAlgorithm algorithm, AttestationResult attestation) => new()
        {
            Credential = new CredentialRecord
            {
                Id = credential.Id,
                PublicKey = credential.PublicKey,
                Algorithm = algorithm,
                SignCount = authenticator.SignCount,
                UvInitialized = authenticator.UserVerified,
                BackupEligible = authenticator.BackupEligible,
                BackedUp = authenticator.BackedUp,
                Transports = response.Transports,
                Aaguid = credential.Aaguid,
                AttestationObject = response.AttestationObject,
                AttestationClientDataJson = response.ClientDataJson,
                RpId = expected.RpId,
            },
            Attestation = attestation,
            UserPresent = authenticator.UserPresent,
            UserVerified = authenticator.UserVerified,
            Attachment = response.Attachment,
            ClientExtensions = response.Extensions,
            AuthenticatorExtensions = authenticator.Extensions,
        };

    private static Failure? At(int step, Failure? broken) => broken?.At(Step.Registration, step);
}
