using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What both ceremonies demand of the authenticator data. Each rule is null when it holds.</summary>
internal static class AuthenticatorDataRules
{
    public static Failure? RpIdIsOurs(AuthenticatorData authenticator, CeremonyExpectation expected) =>
        authenticator.IsScopedTo(expected.RpId) ? null : new(WebAuthnCodes.RpIdMismatch);

    public static Failure? AppIdIsOurs(AuthenticatorData authenticator, string appId) =>
        authenticator.IsScopedTo(appId) ? null : new(WebAuthnCodes.RpIdMismatch, "the client says that the AppID was used");

    public static Failure? UserWasPresent(AuthenticatorData authenticator) =>
        authenticator.UserPresent ? null : new(WebAuthnCodes.UserNotPresent);

    public static Failure? UserWasVerifiedIfRequired(AuthenticatorData authenticator, CeremonyExpectation expected) =>
        authenticator.UserVerified || expected.UserVerification is not UserVerification.Required
            ? null
            : new(WebAuthnCodes.UserNotVerified);

    public static Failure? BackedUpImpliesBackupEligible(AuthenticatorData authenticator) =>
        authenticator.BackupEligible || !authenticator.BackedUp
            ? null
            : new(WebAuthnCodes.BackupStateInvalid);
}
