namespace Ostiary.Telemetry;

/// <summary>The columns of attempts, in the order in which they are read and written.</summary>
internal static class AttemptColumns
{
    public const string All =
        """
        relying_party_id, attempt_key, ceremony_id, session_id, tab_id, subject, credential, decision_id, touchpoint, started_at_ms, ended_at_ms,
               flow, operation, mediation, surface, outcome, furthest_node, ended_with, os, os_version, browser, browser_version, form_factor, oem, model,
               authenticator_class, transport, options_ms, ceremony_ms, server_ms, error_class, party, confidence_permille, rule_id, rules_version,
               error_name, server_code, is_dead_end, has_unexpected_qr_code, event_count, support_code, reduced_bits,
               key_reason, key_sign, key_stop, told_steps, manager, cohort
        """;

    /// <summary>
    /// That a row has the key of an element, for PostgreSQL, with the order that only the primary key has. To the planner of a database without
    /// statistics, an index with the key in its third column would do as well for an equal sign, and read all attempts of the relying party.
    /// </summary>
    public const string KeyIsAsked =
        """
        attempt_key >= asked_key
                  AND attempt_key <= asked_key
                ORDER BY attempt_key
        """;

    /// <summary>The parameters of <see cref="Texts"/> and <see cref="Numbers"/>, in the same order.</summary>
    public const string Values =
        """
        @relyingParty, @key, @ceremony, @session, @tab, @subject, @credential, @decision, @touchpoint, @startedAt, @endedAt,
               @flow, @operation, @mediation, @surface, @outcome, @furthest, @endedWith, @os, @osVersion, @browser, @browserVersion, @formFactor, @oem, @model,
               @authenticator, @transport, @optionsMs, @ceremonyMs, @serverMs, @errorClass, @party, @confidence, @rule, @rulesVersion,
               @errorName, @serverCode, @isDeadEnd, @hasUnexpectedQrCode, @events, @supportCode, @reduced,
               @keyReason, @keySign, @keyStop, @toldSteps, @manager, @cohort
        """;

    public static readonly (string Name, Func<Attempt, string?> Of)[] Texts =
    [
        ("relyingParty", one => one.RelyingParty), ("key", one => one.Key), ("ceremony", one => one.Ceremony), ("session", one => one.Session), ("tab", one => one.Tab),
        ("subject", one => one.Subject), ("credential", one => one.Credential), ("decision", one => one.Decision), ("touchpoint", one => one.Touchpoint),
        ("flow", one => one.Flow), ("operation", one => one.Operation), ("mediation", one => one.Mediation), ("surface", one => one.Surface),
        ("outcome", one => one.Outcome.Wire()), ("endedWith", one => one.EndedWith), ("os", one => one.Device.Os), ("osVersion", one => one.Device.OsVersion),
        ("browser", one => one.Device.Browser), ("browserVersion", one => one.Device.BrowserVersion), ("formFactor", one => one.Device.FormFactor),
        ("oem", one => one.Device.Oem), ("model", one => one.Device.Model), ("authenticator", one => one.Authenticator.Wire()), ("transport", one => one.Transport),
        ("errorClass", one => one.Error?.Class.Wire()), ("party", one => one.Error?.Party.Wire()), ("rule", one => one.Error?.RuleId),
        ("errorName", one => one.ErrorName), ("serverCode", one => one.ServerCode), ("supportCode", one => one.SupportCode),
        ("keyReason", one => one.KeyPath?.Reason.Wire()), ("keySign", one => one.KeyPath?.Sign.Wire()), ("keyStop", one => one.KeyPath?.Stop.Wire()),
        ("toldSteps", one => one.ToldSteps),
        ("manager", one => one.Manager), ("cohort", one => one.Cohort),
    ];

    public static readonly (string Name, Func<Attempt, long?> Of)[] Numbers =
    [
        ("startedAt", one => one.StartedAtMs), ("endedAt", one => one.EndedAtMs), ("furthest", one => (long)one.Furthest),
        ("optionsMs", one => one.OptionsMs), ("ceremonyMs", one => one.CeremonyMs), ("serverMs", one => one.ServerMs),
        ("confidence", one => one.Error?.ConfidencePermille), ("rulesVersion", one => one.Error?.RulesVersion),
        ("isDeadEnd", one => one.IsDeadEnd ? 1 : 0), ("hasUnexpectedQrCode", one => one.HasUnexpectedQrCode ? 1 : 0), ("events", one => one.Events),
        ("reduced", _ => 0), // Nothing has gone yet of what folding writes.
    ];
}
