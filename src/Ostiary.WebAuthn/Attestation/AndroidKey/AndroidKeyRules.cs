using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the description of an Android key must say (WebAuthn L3 §8.4). Each rule is null when it holds, and a list that is silent breaks it.</summary>
internal static class AndroidKeyRules
{
    private const long GeneratedOrigin = 0; // KM_ORIGIN_GENERATED
    private const long SignPurpose = 2; // KM_PURPOSE_SIGN

    /// <summary>The first rule that the description breaks.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_nonce_mismatch</c>, <c>webauthn.attestation_android_key_unsuitable</c>, or
    /// <c>webauthn.attestation_android_key_in_software</c> when nothing but the place of the key is against it.
    /// </remarks>
    public static Failure? FirstBroken(KeyDescription description, AttestationClaim claim) =>
        ChallengeIsTheClientDataHash(description, claim)
        ?? IsOfOneApplication(description)
        ?? (claim.Tolerated.HasFlag(AttestationTolerances.SoftwareAndroidKeys)
            ? WasGeneratedToSign(EitherList(description))
            : WasGeneratedToSignInHardware(description));

    private static Failure? ChallengeIsTheClientDataHash(KeyDescription description, AttestationClaim claim) =>
        CryptographicOperations.FixedTimeEquals(description.AttestationChallenge.Span, claim.ClientDataHash.Span)
            ? null
            : new(WebAuthnCodes.AttestationNonceMismatch, "attestationChallenge is not the hash of the client data");

    // A credential is scoped to the RP ID, so not for everyone on the device.
    private static Failure? IsOfOneApplication(KeyDescription description) =>
        EitherList(description).AllApplications ? Unsuitable("allApplications is present") : null;

    /// <summary>What software says does not count, neither its list nor what it wrote into the other.</summary>
    private static Failure? WasGeneratedToSignInHardware(KeyDescription description)
    {
        var broken = WasGeneratedToSign(description.TeeEnforced);
        if (broken is null)
            return LevelIsHardware(description);

        return WasGeneratedToSign(EitherList(description)) is null
            ? InSoftware("origin and purpose are enforced by software")
            : broken;
    }

    private static Failure? WasGeneratedToSign(AuthorizationList list) =>
        WasGenerated(list) ?? MaySign(list);

    private static Failure? WasGenerated(AuthorizationList list) =>
        list.Origins is [] ? Unsuitable("origin is missing")
        : list.Origins.All(origin => origin == GeneratedOrigin) ? null
        : Unsuitable("origin is not KM_ORIGIN_GENERATED");

    // The purposes are a set; signing is one of them.
    private static Failure? MaySign(AuthorizationList list) =>
        list.Purposes.Contains(SignPurpose) ? null : Unsuitable("purpose lacks KM_PURPOSE_SIGN");

    private static Failure? LevelIsHardware(KeyDescription description) =>
        description.AttestationSecurityLevel is KeySecurityLevel.Software || description.KeymasterSecurityLevel is KeySecurityLevel.Software
            ? InSoftware($"attestationSecurityLevel {description.AttestationSecurityLevel}, keymasterSecurityLevel {description.KeymasterSecurityLevel}")
            : null;

    private static AuthorizationList EitherList(KeyDescription description) => description.TeeEnforced.Union(description.SoftwareEnforced);

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationAndroidKeyUnsuitable, detail);

    private static Failure InSoftware(string detail) => new(WebAuthnCodes.AttestationAndroidKeyInSoftware, detail);
}
