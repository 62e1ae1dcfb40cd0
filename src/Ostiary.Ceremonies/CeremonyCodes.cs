using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Why a ceremony is refused beyond what WebAuthn itself refuses (those are <c>webauthn.*</c>).</summary>
public static class CeremonyCodes
{
    public static readonly FailureCode StateMalformed =
        new("ceremony.state_malformed", FailureKind.Malformed, "The ceremony state is not one that a server like this writes");

    public static readonly FailureCode StateNotOurs =
        new("ceremony.state_not_ours", FailureKind.Rejected, "The ceremony state was altered, is meant for another purpose, or was sealed with a key that is gone");

    public static readonly FailureCode Expired =
        new("ceremony.expired", FailureKind.Gone, "The time to answer is over; ask for new options");

    public static readonly FailureCode AlreadyUsed =
        new("ceremony.already_used", FailureKind.Gone, "This ceremony was already completed once");

    public static readonly FailureCode OtherRelyingParty =
        new("ceremony.other_relying_party", FailureKind.Rejected, "The ceremony was begun for another relying party");

    public static readonly FailureCode OtherCaller =
        new("ceremony.other_caller", FailureKind.Rejected, "The ceremony was begun by another kind of caller: hosted page, publishable key or secret key");

    public static readonly FailureCode OtherSession =
        new("ceremony.other_session", FailureKind.Rejected, "The ceremony was begun in another session");

    public static readonly FailureCode OptionInvalid =
        new("ceremony.option_invalid", FailureKind.Malformed, "An option of the ceremony has a value that is not offered");

    public static readonly FailureCode OptionMissing =
        new("ceremony.option_missing", FailureKind.Malformed, "An option that this ceremony needs is missing");

    public static readonly FailureCode TooManyAttempts =
        new("ceremony.too_many_attempts", FailureKind.TooMany, "Too many ceremonies for one person; nothing is locked, try again a little later");

    public static readonly FailureCode SignInRequired =
        new("ceremony.sign_in_required", FailureKind.Unauthenticated, "Only a person who is signed in may begin this ceremony");

    public static readonly FailureCode SecretKeyRequired =
        new("ceremony.secret_key_required", FailureKind.Forbidden, "Only a backend with a secret key may name the user");

    public static readonly FailureCode SelfSignUpClosed =
        new("enrollment.self_sign_up_closed", FailureKind.Forbidden, "This relying party does not let people create accounts themselves");

    public static readonly FailureCode IdentifierTaken =
        new("enrollment.identifier_taken", FailureKind.Conflict, "An account with this identifier exists; sign in instead");

    public static readonly FailureCode PasskeyAlreadyRegistered =
        new("enrollment.passkey_already_registered", FailureKind.Conflict, "This passkey is registered already");

    public static readonly FailureCode SetupLinkInvalid =
        new("enrollment.setup_link_invalid", FailureKind.Gone, "The first administrator's link is unknown, expired or used");

    public static readonly FailureCode UserUnknown =
        new("enrollment.user_unknown", FailureKind.NotFound, "There is no such user at this relying party");

    public static readonly FailureCode UserDisabled =
        new("sign_in.user_disabled", FailureKind.Forbidden, "The account is disabled");

    public static readonly FailureCode PasskeyUnknown =
        new("sign_in.passkey_unknown", FailureKind.Rejected, "No account here knows this passkey");

    public static readonly FailureCode PasskeyDeleted =
        new("sign_in.passkey_deleted", FailureKind.Gone, "This passkey was deleted from its account");

    public static readonly FailureCode SignInRefused =
        new("sign_in.refused", FailureKind.Rejected, "The sign-in could not be completed");

    public static readonly FailureCode StepUpRequired =
        new("step_up.required", FailureKind.Forbidden, "This act needs a fresh passkey authentication of its own");

    public static readonly FailureCode StepUpGrantInvalid =
        new("step_up.grant_invalid", FailureKind.Forbidden, "The grant is not for this person, session, act and target");

    public static readonly FailureCode StepUpGrantExpired =
        new("step_up.grant_expired", FailureKind.Forbidden, "The grant is older than five minutes; confirm again");

    public static readonly FailureCode StepUpGrantUsed =
        new("step_up.grant_used", FailureKind.Forbidden, "The grant was used already; confirm again");

    public static readonly FailureCode AlgorithmUnknown =
        new("ceremony.algorithm_unknown", FailureKind.Malformed, "An algorithm is named as in the IANA COSE registry, each once");

    public static readonly FailureCode AlgorithmUnavailable =
        new("ceremony.algorithm_unavailable", FailureKind.Unsupported, "This machine cannot verify signatures of that algorithm");

    public static readonly FailureCode ResultInvalid =
        new("result.invalid", FailureKind.Rejected, "The result was altered or is for another relying party");

    public static readonly FailureCode ResultExpired =
        new("result.expired", FailureKind.Gone, "The result is older than a minute");

    public static readonly FailureCode ResultAlreadyRedeemed =
        new("result.already_redeemed", FailureKind.Gone, "The result was redeemed already");
}
