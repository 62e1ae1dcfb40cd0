using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Every refusal of a change that needs no ceremony.</summary>
public static class UpkeepCodes
{
    public static readonly FailureCode PasskeyName =
        new("upkeep.passkey_name", FailureKind.Malformed, "A passkey's name has 1 to 64 characters, none of them invisible");

    public static readonly FailureCode PasskeyGone =
        new("upkeep.passkey_gone", FailureKind.NotFound, "This user has no such passkey, or none any more");

    public static readonly FailureCode SessionGone =
        new("upkeep.session_gone", FailureKind.NotFound, "This user has no such session, or it ended already");

    public static readonly FailureCode UserGone =
        new("upkeep.user_gone", FailureKind.NotFound, "This relying party has no such user, or none any more");

    public static readonly FailureCode IdentifierTaken =
        new("upkeep.identifier_taken", FailureKind.Conflict, "Another user of this relying party has this identifier");

    public static readonly FailureCode ExternalId =
        new("upkeep.external_id", FailureKind.Malformed, "An external id has 1 to 128 characters, none of them invisible");

    public static readonly FailureCode ExternalIdTaken =
        new("upkeep.external_id_taken", FailureKind.Conflict, "Another user of this relying party has this external id");

    public static readonly FailureCode IdempotencyKey =
        new("upkeep.idempotency_key", FailureKind.Malformed, "An idempotency key has 1 to 255 visible ASCII characters");

    public static readonly FailureCode IdempotencyKeyReused =
        new("upkeep.idempotency_key_reused", FailureKind.Rejected, "This idempotency key was used for another request within the last day");

    public static readonly FailureCode HostedOriginTaken =
        new("upkeep.hosted_origin_taken", FailureKind.Conflict, "Another relying party has its hosted pages at this origin");

    public static readonly FailureCode RpIdFixed =
        new("upkeep.rp_id_fixed", FailureKind.Rejected, "The RP ID of a relying party never changes: its passkeys would be lost");

    public static readonly FailureCode ApiKeyName =
        new("upkeep.api_key_name", FailureKind.Malformed, "An API key's name has 1 to 64 characters");

    public static readonly FailureCode ApiKeyOrigins =
        new("upkeep.api_key_origins", FailureKind.Rejected, "A publishable key is for one or more of the relying party's own origins");

    public static readonly FailureCode ApiKeyGone =
        new("upkeep.api_key_gone", FailureKind.NotFound, "There is no such API key, or it was revoked already");
}
