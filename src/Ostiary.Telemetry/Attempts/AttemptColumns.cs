using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>The columns of attempts, in the order in which they are read and written, and what of an attempt each of them holds.</summary>
internal static class AttemptColumns
{
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

    private static readonly (string Name, ColumnKind Kind, Func<Attempt, object?> Of)[] Columns =
    [
        ("relying_party_id", ColumnKind.Text, one => one.RelyingParty),
        ("attempt_key", ColumnKind.Text, one => one.Key),
        ("ceremony_id", ColumnKind.Text, one => one.Ceremony),
        ("session_id", ColumnKind.Text, one => one.Session),
        ("tab_id", ColumnKind.Text, one => one.Tab),
        ("subject", ColumnKind.Text, one => one.Subject),
        ("credential", ColumnKind.Text, one => one.Credential),
        ("decision_id", ColumnKind.Text, one => one.Decision),
        ("touchpoint", ColumnKind.Text, one => one.Touchpoint),
        ("started_at_ms", ColumnKind.Number, one => one.StartedAtMs),
        ("ended_at_ms", ColumnKind.Number, one => one.EndedAtMs),
        ("flow", ColumnKind.Text, one => one.Flow),
        ("operation", ColumnKind.Text, one => one.Operation),
        ("mediation", ColumnKind.Text, one => one.Mediation),
        ("surface", ColumnKind.Text, one => one.Surface),
        ("outcome", ColumnKind.Text, one => one.Outcome.Wire()),
        ("furthest_node", ColumnKind.Number, one => (long)one.Furthest),
        ("ended_with", ColumnKind.Text, one => one.EndedWith),
        ("os", ColumnKind.Text, one => one.Device.Os),
        ("os_version", ColumnKind.Text, one => one.Device.OsVersion),
        ("browser", ColumnKind.Text, one => one.Device.Browser),
        ("browser_version", ColumnKind.Text, one => one.Device.BrowserVersion),
        ("form_factor", ColumnKind.Text, one => one.Device.FormFactor),
        ("oem", ColumnKind.Text, one => one.Device.Oem),
        ("model", ColumnKind.Text, one => one.Device.Model),
        ("authenticator_class", ColumnKind.Text, one => one.Authenticator.Wire()),
        ("transport", ColumnKind.Text, one => one.Transport),
        ("options_ms", ColumnKind.Number, one => one.OptionsMs),
        ("ceremony_ms", ColumnKind.Number, one => one.CeremonyMs),
        ("server_ms", ColumnKind.Number, one => one.ServerMs),
        ("error_class", ColumnKind.Text, one => one.Error?.Class.Wire()),
        ("party", ColumnKind.Text, one => one.Error?.Party.Wire()),
        ("confidence_permille", ColumnKind.Number, one => (long?)one.Error?.ConfidencePermille),
        ("rule_id", ColumnKind.Text, one => one.Error?.RuleId),
        ("rules_version", ColumnKind.Number, one => (long?)one.Error?.RulesVersion),
        ("error_name", ColumnKind.Text, one => one.ErrorName),
        ("server_code", ColumnKind.Text, one => one.ServerCode),
        ("is_dead_end", ColumnKind.Number, one => one.IsDeadEnd ? 1L : 0L),
        ("has_unexpected_qr_code", ColumnKind.Number, one => one.HasUnexpectedQrCode ? 1L : 0L),
        ("event_count", ColumnKind.Number, one => (long)one.Events),
        ("support_code", ColumnKind.Text, one => one.SupportCode),
        ("reduced_bits", ColumnKind.Number, _ => 0L), // Nothing has gone yet of what folding writes.
        ("key_reason", ColumnKind.Text, one => one.KeyPath?.Reason.Wire()),
        ("key_sign", ColumnKind.Text, one => one.KeyPath?.Sign.Wire()),
        ("key_stop", ColumnKind.Text, one => one.KeyPath?.Stop.Wire()),
        ("told_steps", ColumnKind.Text, one => one.ToldSteps),
        ("manager", ColumnKind.Text, one => one.Manager),
        ("cohort", ColumnKind.Text, one => one.Cohort),
    ];

    private static readonly RowTable Table =
        new("attempts", Key: ["relying_party_id", "attempt_key"], [.. Columns.Select(column => (column.Name, column.Kind))]);

    /// <summary>Their names, as a statement lists them; <see cref="SearchAttempts.Read"/> reads them by their places.</summary>
    public static readonly string All = string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>The rows of these attempts, each to be written once by its key.</summary>
    public static NewRows Of(IReadOnlyList<Attempt> attempts) =>
        new(Table, [.. attempts.Select(one => Array.ConvertAll(Columns, column => column.Of(one)))]);
}
