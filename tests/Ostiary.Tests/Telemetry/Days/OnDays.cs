using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

/// <summary>Stored events, attempts and the figures of days made of them.</summary>
public abstract class OnDays(DatabaseFixture fixture) : OnAttempts(fixture)
{
    internal const string SqlMethods =
        """
        SELECT day_ms, method, os, surface, authenticator_class, mediation, sign_in_count, person_count, sign_in_times, ceremony_times
          FROM method_days
         WHERE relying_party_id = @relyingParty
         ORDER BY day_ms, method, os, authenticator_class, mediation, surface
        """;

    internal DayArchive Archive => new(Database);

    internal AttemptFilter Filter => new(Source.RelyingParty, Clock.GetUtcNow().AddDays(-5), Clock.GetUtcNow().AddDays(1));

    /// <summary>Folds, and recomputes hours and days until nothing is left to do.</summary>
    internal async Task KeepUpDays()
    {
        await KeepUp();
        await CountDays();
    }

    /// <summary>A sign-in by password of which the page tells all it knows, the end three times.</summary>
    internal IReadOnlyList<StoredEvent> ByPassword(string session, long atMs, long tookMs, string os = "windows") =>
    [
        Of(session, "env.device", atMs, new { os, formFactor = "desktop" }), Of(session, "flow.started", atMs, new { flowName = "sign_in" }),
        Of(session, "fallback.used", atMs + tookMs, new { method = "password", cause = "no_passkey" }),
        Of(session, "session.started", atMs + tookMs, new { method = "password" }),
        Of(session, "flow.finished", atMs + tookMs, new { flowName = "sign_in", outcome = "success", method = "password" }),
    ];

    /// <summary>A sign-in with a synced passkey that page and platform tell of; it takes 5 seconds, the ceremony 2.</summary>
    internal IReadOnlyList<StoredEvent> ByPasskey(string session, long atMs) =>
    [
        Of(session, "flow.started", atMs, new { flowName = "sign_in" }),
        .. Attempt(Guid.CreateVersion7(), null, session: session, atMs: atMs + 2_950).Select(one => one with { Tab = "tab-1" }),
        Of(session, "session.started", atMs + 5_000, new { method = "passkey" }),
        Of(session, "flow.finished", atMs + 5_000, new { flowName = "sign_in", outcome = "success", method = "passkey" }),
    ];

    /// <summary>A prompt, and what came of it.</summary>
    internal IReadOnlyList<StoredEvent> Prompted(string session, long atMs, string prompt, bool accepts, bool makes) =>
    [
        Of(session, "env.device", atMs, new { os = "windows", formFactor = "desktop" }), Of(session, "nudge.shown", atMs, new { nudgeId = prompt, trigger = "after_sign_in" }),
        .. accepts ? new[] { Of(session, "nudge.accepted", atMs + 2_000, new { nudgeId = prompt }) } : [],
        .. makes ? Creation(session, atMs + 3_000) : [],
    ];

    internal StoredEvent Of(string session, string name, long atMs, object fields) => Event(name, atMs, fields) with { Session = session, Tab = "tab-1" };

    private IEnumerable<StoredEvent> Creation(string session, long atMs)
    {
        var attempt = Guid.CreateVersion7();
        yield return Of(session, "ceremony.started", atMs, new { kind = "create", mediation = "modal" }) with { Attempt = attempt };
        yield return Of(session, "ceremony.succeeded", atMs + 1_500, new { kind = "create", mediation = "modal", durationMs = 1_500, attachment = "platform", backupEligible = true })
            with
        { Attempt = attempt };
    }
}
