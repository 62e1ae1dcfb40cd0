using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Every refusal of this room.</summary>
public static class AccountsCodes
{
    public static readonly FailureCode IdentifierEmpty =
        new("accounts.identifier_empty", FailureKind.Malformed, "An identifier needs at least one visible character");

    public static readonly FailureCode IdentifierTooLong =
        new("accounts.identifier_too_long", FailureKind.Malformed, "An identifier has at most 256 characters");

    public static readonly FailureCode IdentifierCharacter =
        new("accounts.identifier_character", FailureKind.Malformed, "An identifier holds no control, invisible or broken character");

    public static readonly FailureCode RpIdNotADomain =
        new("accounts.rp_id_not_a_domain", FailureKind.Malformed, "An RP ID is a lower-case domain name, not an address, and not a bare top-level name");

    public static readonly FailureCode OriginMalformed =
        new("accounts.origin_malformed", FailureKind.Malformed, "An origin is scheme, host and port, without a path or a slash at the end");

    public static readonly FailureCode OriginNotSecure =
        new("accounts.origin_not_secure", FailureKind.Rejected, "An origin uses https; http is for localhost only");

    public static readonly FailureCode OriginOutsideRpId =
        new("accounts.origin_outside_rp_id", FailureKind.Rejected, "An origin's host is the RP ID or lies below it");

    public static readonly FailureCode RelatedOriginCovered =
        new("accounts.related_origin_covered", FailureKind.Rejected, "A related origin lies outside the RP ID; one that does not is an origin of its own");

    public static readonly FailureCode RelatedOriginBeyondLabels =
        new("accounts.related_origin_beyond_labels", FailureKind.Rejected, "Browsers look at five labels of related origins, and this one brings a sixth");

    public static readonly FailureCode OriginMissing =
        new("accounts.origin_missing", FailureKind.Malformed, "A relying party has one to 32 origins, each once");

    public static readonly FailureCode HostedOriginUnknown =
        new("accounts.hosted_origin_unknown", FailureKind.Rejected, "The hosted pages live on one of the relying party's own origins");

    public static readonly FailureCode RelyingPartyName =
        new("accounts.relying_party_name", FailureKind.Malformed, "A relying party's name has 1 to 64 characters");

    public static readonly FailureCode PolicyValue =
        new("accounts.policy_value", FailureKind.Malformed, "A ceremony policy holds only the values that WebAuthn knows, and a timeout of 30 seconds to 10 minutes");

    public static readonly FailureCode AppValue =
        new("accounts.app_value", FailureKind.Malformed, "An app is a package name with a certificate's SHA-256, or a team id with a bundle id; at most 32, each once");

    public static readonly FailureCode AttestationProfileValue =
        new("accounts.attestation_profile_value", FailureKind.Malformed, "An attestation profile holds certificates, AAGUIDs and the words that it knows");

    public static readonly FailureCode AttestationProfileContradictory =
        new("accounts.attestation_profile_contradictory", FailureKind.Rejected, "An attestation profile demands only what is asked for, and allows no model that it blocks");

    public static readonly FailureCode PasskeyTampered =
        new("accounts.passkey_tampered", FailureKind.Rejected, "The stored passkey does not match its seal; it was changed outside this server");

    public static readonly FailureCode SessionUnknown =
        new("accounts.session_unknown", FailureKind.Unauthenticated, "There is no such session");

    public static readonly FailureCode SessionRevoked =
        new("accounts.session_revoked", FailureKind.Unauthenticated, "The session was ended");

    public static readonly FailureCode SessionIdle =
        new("accounts.session_idle", FailureKind.Unauthenticated, "The session was not used for too long");

    public static readonly FailureCode SessionExpired =
        new("accounts.session_expired", FailureKind.Unauthenticated, "The session reached its absolute limit");

    public static readonly FailureCode UserDisabled =
        new("accounts.user_disabled", FailureKind.Forbidden, "The user was disabled");

    public static readonly FailureCode UserDeleted =
        new("accounts.user_deleted", FailureKind.Gone, "The user was deleted");

    public static readonly FailureCode ApiKeyUnknown =
        new("accounts.api_key_unknown", FailureKind.Unauthenticated, "There is no such API key, or it was revoked");

    public static readonly FailureCode SetupTokenSpent =
        new("accounts.setup_token_spent", FailureKind.Gone, "The set-up link is unknown, expired or was used already");
}
