using System.Net;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>What must hold before a relying party is saved. Pure.</summary>
public static class RelyingPartyRules
{
    private const int LongestName = 64;
    private const int MostOrigins = 32;
    private const string RelatedOriginsField = "relatedOrigins";

    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Asked in order; the first rule that is broken answers.</summary>
    private static readonly Func<RelyingParty, Failure?>[] Rules =
    [
        NameIsReadable, RpIdIsADomain, OriginsAreGiven, OriginsAreOurs, HostedOriginIsOneOfThem, RelatedOriginsAreElsewhere, RelatedOriginsAreLookedAt,
        PolicySpeaksWebAuthn, PolicyListRules.FirstBroken, AttestationProfileRules.FirstBroken,
    ];

    /// <summary>Answers with the relying party itself, or the first broken rule.</summary>
    /// <remarks>
    /// Fails with <c>accounts.relying_party_name</c>, <c>accounts.rp_id_not_a_domain</c>, <c>accounts.origin_missing</c>,
    /// <c>accounts.origin_malformed</c>, <c>accounts.origin_not_secure</c>, <c>accounts.origin_outside_rp_id</c>,
    /// <c>accounts.hosted_origin_unknown</c>, <c>accounts.related_origin_covered</c>, <c>accounts.related_origin_beyond_labels</c>,
    /// <c>accounts.policy_value</c>, <c>accounts.app_value</c> or one of the <c>accounts.attestation_profile_…</c> codes.
    /// </remarks>
    public static Outcome<RelyingParty> Check(RelyingParty relyingParty) =>
        Rules.Select(rule => rule(relyingParty)).FirstOrDefault(failure => failure is not null) is { } broken
            ? broken
            : relyingParty;

    /// <summary>Judges one origin for an RP ID; null when it may be used.</summary>
    public static Failure? OriginRefusal(string origin, string rpId)
    {
        if (Origin.Parse(origin) is not { Kind: OriginKind.Web } parsed)
            return new Failure(AccountsCodes.OriginMalformed) { Field = "origins" };
        if (!parsed.IsSecure)
            return new Failure(AccountsCodes.OriginNotSecure) { Field = "origins" };

        return parsed.IsCoveredBy(rpId) ? null : new Failure(AccountsCodes.OriginOutsideRpId) { Field = "origins" };
    }

    private static Failure? NameIsReadable(RelyingParty candidate) =>
        Legibility.IsName(candidate.Name.Trim(), LongestName)
            ? null
            : new Failure(AccountsCodes.RelyingPartyName) { Field = "name" };

    // Which suffixes are public changes weekly and browsers enforce it; a bare top-level name is refused without any list.
    private static Failure? RpIdIsADomain(RelyingParty candidate) =>
        candidate.RpId is "localhost" || (IsDomain(candidate.RpId) && candidate.RpId.Contains('.', StringComparison.Ordinal))
            ? null
            : new Failure(AccountsCodes.RpIdNotADomain) { Field = "rpId" };

    private static Failure? OriginsAreGiven(RelyingParty candidate) =>
        candidate.Origins.Count is >= 1 and <= MostOrigins && candidate.Origins.Distinct(StringComparer.Ordinal).Count() == candidate.Origins.Count
            ? null
            : new Failure(AccountsCodes.OriginMissing) { Field = "origins" };

    private static Failure? OriginsAreOurs(RelyingParty candidate) =>
        candidate.Origins.Select(origin => OriginRefusal(origin, candidate.RpId)).FirstOrDefault(failure => failure is not null);

    private static Failure? HostedOriginIsOneOfThem(RelyingParty candidate) =>
        candidate.Origins.Contains(candidate.HostedOrigin, StringComparer.Ordinal)
            ? null
            : new Failure(AccountsCodes.HostedOriginUnknown) { Field = "hostedOrigin" };

    private static Failure? RelatedOriginsAreElsewhere(RelyingParty candidate)
    {
        var related = candidate.Policy.RelatedOrigins;
        if (related.Count > MostOrigins || related.Distinct(StringComparer.Ordinal).Count() != related.Count)
            return new Failure(AccountsCodes.OriginMissing) { Field = RelatedOriginsField };

        return related.Select(origin => RelatedOriginRefusal(origin, candidate.RpId)).FirstOrDefault(failure => failure is not null);
    }

    private static Failure? RelatedOriginRefusal(string origin, string rpId) => OriginRefusal(origin, rpId) switch
    {
        null => new Failure(AccountsCodes.RelatedOriginCovered, origin) { Field = RelatedOriginsField },
        var refusal when refusal.Code == AccountsCodes.OriginOutsideRpId => null,
        var refusal => refusal with { Field = RelatedOriginsField, Detail = origin },
    };

    // A browser skips the sixth without a word, and whoever configured it would look for the mistake elsewhere.
    private static Failure? RelatedOriginsAreLookedAt(RelyingParty candidate) =>
        RelatedOrigins.FirstBeyondLabels(candidate.Policy.RelatedOrigins.Select(Origin.Parse).OfType<Origin>()) is { } beyond
            ? new Failure(AccountsCodes.RelatedOriginBeyondLabels, beyond.Text) { Field = RelatedOriginsField }
            : null;

    private static Failure? PolicySpeaksWebAuthn(RelyingParty candidate) =>
        candidate.Policy is
        {
            UserVerification: "required" or "preferred" or "discouraged",
            ResidentKey: "required" or "preferred" or "discouraged",
            Attestation: "none" or "indirect" or "direct" or "enterprise",
            AllowCredentials: "filled" or "empty",
            SignCount: "refuse" or "flag",
            BackupEligibility: "refuse" or "flag" or "upgrade",
        }
        && candidate.Policy.Timeout >= ShortestTimeout
        && candidate.Policy.Timeout <= LongestTimeout
            ? null
            : new Failure(AccountsCodes.PolicyValue) { Field = "policy" };

    private static bool IsDomain(string text) =>
        text.Length is > 0 and <= 253
        && !IPAddress.TryParse(text, out _)
        && text.Split('.') is var labels
        && labels.All(IsLabel)
        && labels[^1].Any(char.IsAsciiLetterLower);

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
