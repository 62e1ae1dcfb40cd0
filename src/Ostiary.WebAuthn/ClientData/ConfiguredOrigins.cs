using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Checks origins when they are configured, so that a mistake stops the start and not the first sign-in.</summary>
/// <remarks>
/// Answers are compared letter by letter with what is listed (<see cref="CeremonyExpectation.Origins"/>). A mode for whole subdomains is left out
/// on purpose: suffix matching has let foreign domains in elsewhere, and one abandoned subdomain would speak for all.
/// </remarks>
public static class ConfiguredOrigins
{
    /// <summary>The origins as given, in their order, when each may be used with the RP ID.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.configured_origin_malformed</c>, <c>webauthn.configured_origin_not_secure</c>, or
    /// <c>webauthn.related_origin_beyond_labels</c> when pages outside the RP ID bring more labels than browsers look at; Field is the place in
    /// the list, such as <c>origins[2]</c>.
    /// </remarks>
    /// <param name="origins">Pages and apps, such as <c>https://example.com</c>, <c>android:apk-key-hash:…</c> or <c>ios:bundle-id:…</c>.</param>
    /// <param name="rpId">The RP ID. Pages on its host or below it count for no label.</param>
    public static Outcome<IReadOnlyList<string>> Check(IReadOnlyList<string> origins, string rpId)
    {
        var parsed = origins.Select(Origin.Parse).ToList();
        for (var place = 0; place < parsed.Count; place++)
        {
            if (parsed[place] is not { } origin)
                return Refused(WebAuthnCodes.ConfiguredOriginMalformed, origins, place);
            if (!origin.IsSecure)
                return Refused(WebAuthnCodes.ConfiguredOriginNotSecure, origins, place);
        }

        return RelatedOrigins.FirstBeyondLabels(parsed.OfType<Origin>().Where(origin => !origin.IsCoveredBy(rpId))) is { } beyond
            ? Refused(WebAuthnCodes.RelatedOriginBeyondLabels, origins, parsed.IndexOf(beyond))
            : Outcome.Of(origins);
    }

    private static Outcome<IReadOnlyList<string>> Refused(FailureCode code, IReadOnlyList<string> origins, int place) =>
        new Failure(code, origins[place]) { Field = $"origins[{place}]" };
}
