using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>From the words of a stored policy to the types of WebAuthn. Accounts has checked the words when they were saved.</summary>
internal static class PolicyWords
{
    public static UserVerification UserVerificationOf(string word) => word switch
    {
        "required" => UserVerification.Required,
        "preferred" => UserVerification.Preferred,
        "discouraged" => UserVerification.Discouraged,
        _ => throw new InvalidOperationException($"'{word}' is no user verification requirement"),
    };

    public static ResidentKey ResidentKeyOf(string word) => word switch
    {
        "required" => ResidentKey.Required,
        "preferred" => ResidentKey.Preferred,
        "discouraged" => ResidentKey.Discouraged,
        _ => throw new InvalidOperationException($"'{word}' is no resident key requirement"),
    };

    public static SignCountPolicy SignCountOf(string word) => word switch
    {
        "refuse" => SignCountPolicy.Refuse,
        "flag" => SignCountPolicy.Flag,
        _ => throw new InvalidOperationException($"'{word}' is no sign count policy"),
    };

    public static BackupEligibilityPolicy BackupEligibilityOf(string word) => word switch
    {
        "refuse" => BackupEligibilityPolicy.Refuse,
        "flag" => BackupEligibilityPolicy.Flag,
        "upgrade" => BackupEligibilityPolicy.Upgrade,
        _ => throw new InvalidOperationException($"'{word}' is no backup eligibility policy"),
    };

    /// <summary>A hint as a page spells it (WebAuthn L3 §5.8.7); null when there is no such hint.</summary>
    public static AuthenticatorHint? HintOf(string word) => word switch
    {
        "security-key" => AuthenticatorHint.SecurityKey,
        "client-device" => AuthenticatorHint.ClientDevice,
        "hybrid" => AuthenticatorHint.Hybrid,
        _ => null,
    };

    /// <summary>Hints in order, each once; words that are none are left out.</summary>
    public static IReadOnlyList<AuthenticatorHint> HintsOf(IReadOnlyList<string> words) => [.. words.Select(HintOf).OfType<AuthenticatorHint>().Distinct()];

    public static AttestationConveyance AttestationOf(string word) => word switch
    {
        "none" => AttestationConveyance.None,
        "indirect" => AttestationConveyance.Indirect,
        "direct" => AttestationConveyance.Direct,
        "enterprise" => AttestationConveyance.Enterprise,
        _ => throw new InvalidOperationException($"'{word}' is no attestation conveyance"),
    };

    public static CertificationLevel CertificationOf(string word) =>
        Enum.TryParse<CertificationLevel>(word, ignoreCase: true, out var level)
            ? level
            : throw new InvalidOperationException($"'{word}' is no certification level");

    public static AttestationTolerances TolerancesOf(IReadOnlyList<string> words) =>
        words.Aggregate(AttestationTolerances.None, (tolerances, word) => tolerances | word switch
        {
            "any_member_order" => AttestationTolerances.AnyMemberOrder,
            "non_zero_u2f_aaguid" => AttestationTolerances.NonZeroU2fAaguid,
            "unknown_tpm_vendor" => AttestationTolerances.UnknownTpmVendor,
            "empty_tpm_model" => AttestationTolerances.EmptyTpmModel,
            "software_android_keys" => AttestationTolerances.SoftwareAndroidKeys,
            _ => throw new InvalidOperationException($"'{word}' is no tolerance"),
        });
}
