using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Writes an attempt in the place of the one that was, and marks the hours that change with it.</summary>
/// <remarks>One that has lost a class of its fields is settled: it stays as it is, for its events say less than it does.</remarks>
internal static class WriteAttempt
{
    private const string SqlMarkOld =
        """
        INSERT INTO hours_to_roll (relying_party_id, hour_ms)
        SELECT relying_party_id, started_at_ms - started_at_ms % 3600000
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND attempt_key      = @key
            ON CONFLICT (relying_party_id, hour_ms) DO NOTHING
        """;

    private const string SqlMark =
        """
        INSERT INTO hours_to_roll (relying_party_id, hour_ms)
        VALUES (@relyingParty, @hour)
            ON CONFLICT (relying_party_id, hour_ms) DO NOTHING
        """;

    private const string SqlDelete =
        """
        DELETE FROM attempts
         WHERE relying_party_id = @relyingParty
           AND attempt_key      = @key
           AND reduced_bits     = 0
        """;

    private const string SqlInsert =
        """
        INSERT INTO attempts (relying_party_id, attempt_key, ceremony_id, session_id, tab_id, subject, credential, decision_id, touchpoint,
                              started_at_ms, ended_at_ms, flow, operation, mediation, surface, outcome, furthest_node, ended_with,
                              os, os_version, browser, browser_version, form_factor, oem, model, authenticator_class, transport,
                              options_ms, ceremony_ms, server_ms, error_class, party, confidence_permille, rule_id, rules_version,
                              error_name, server_code, is_dead_end, has_unexpected_qr_code, event_count)
        VALUES (@relyingParty, @key, @ceremony, @session, @tab, @subject, @credential, @decision, @touchpoint,
                @startedAt, @endedAt, @flow, @operation, @mediation, @surface, @outcome, @furthest, @endedWith,
                @os, @osVersion, @browser, @browserVersion, @formFactor, @oem, @model, @authenticator, @transport,
                @optionsMs, @ceremonyMs, @serverMs, @errorClass, @party, @confidence, @rule, @rulesVersion,
                @errorName, @serverCode, @isDeadEnd, @hasUnexpectedQrCode, @events)
            ON CONFLICT (relying_party_id, attempt_key) DO NOTHING
        """;

    /// <summary>The start of the hour, Unix milliseconds.</summary>
    public static long HourOf(long ms) => ms - (ms % 3_600_000);

    /// <summary>Takes away the attempt of a key, if there is one.</summary>
    public static IEnumerable<Statement> Remove(string relyingParty, string key) =>
        [new(SqlMarkOld, ("relyingParty", relyingParty), ("key", key)), new(SqlDelete, ("relyingParty", relyingParty), ("key", key))];

    /// <summary>Replaces whatever has its key.</summary>
    public static IEnumerable<Statement> Commands(Attempt attempt) =>
    [
        .. Remove(attempt.RelyingParty, attempt.Key),
        Insert(attempt),
        new(SqlMark, ("relyingParty", attempt.RelyingParty), ("hour", HourOf(attempt.StartedAtMs))),
    ];

    private static Statement Insert(Attempt attempt) => new(
        SqlInsert,
        ("relyingParty", attempt.RelyingParty), ("key", attempt.Key), ("ceremony", attempt.Ceremony), ("session", attempt.Session), ("tab", attempt.Tab),
        ("subject", attempt.Subject), ("credential", attempt.Credential), ("decision", attempt.Decision), ("touchpoint", attempt.Touchpoint),
        ("startedAt", attempt.StartedAtMs), ("endedAt", attempt.EndedAtMs), ("flow", attempt.Flow), ("operation", attempt.Operation),
        ("mediation", attempt.Mediation), ("surface", attempt.Surface), ("outcome", attempt.Outcome.Wire()), ("furthest", (int)attempt.Furthest),
        ("endedWith", attempt.EndedWith), ("os", attempt.Device.Os), ("osVersion", attempt.Device.OsVersion), ("browser", attempt.Device.Browser),
        ("browserVersion", attempt.Device.BrowserVersion), ("formFactor", attempt.Device.FormFactor), ("oem", attempt.Device.Oem),
        ("model", attempt.Device.Model), ("authenticator", attempt.Authenticator.Wire()), ("transport", attempt.Transport),
        ("optionsMs", attempt.OptionsMs), ("ceremonyMs", attempt.CeremonyMs), ("serverMs", attempt.ServerMs),
        ("errorClass", attempt.Error?.Class.Wire()), ("party", attempt.Error?.Party.Wire()), ("confidence", attempt.Error?.ConfidencePermille),
        ("rule", attempt.Error?.RuleId), ("rulesVersion", attempt.Error?.RulesVersion), ("errorName", attempt.ErrorName),
        ("serverCode", attempt.ServerCode), ("isDeadEnd", attempt.IsDeadEnd), ("hasUnexpectedQrCode", attempt.HasUnexpectedQrCode), ("events", attempt.Events));
}
