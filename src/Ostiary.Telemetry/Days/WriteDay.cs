using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Writes the figures of a day in the place of those that were.</summary>
internal static class WriteDay
{
    private const string SqlInsertMethod =
        """
        INSERT INTO method_days (relying_party_id, day_ms, method, os, form_factor, surface, authenticator_class, mediation,
                                 sign_in_count, person_count, sign_in_times, ceremony_times)
        VALUES (@relyingParty, @day, @method, @os, @formFactor, @surface, @authenticator, @mediation,
                @signIns, @persons, @signInTimes, @ceremonyTimes)
        """;

    private const string SqlInsertPrompt =
        """
        INSERT INTO prompt_days (relying_party_id, day_ms, prompt, os, form_factor, surface, shown_count, accepted_count, created_count)
        VALUES (@relyingParty, @day, @prompt, @os, @formFactor, @surface, @shown, @accepted, @created)
        """;

    private const string SqlRollAttempts =
        """
        INSERT INTO attempt_days (relying_party_id, day_ms, flow, operation, mediation, surface, outcome, os, form_factor, authenticator_class, transport,
                                  error_class, party, attempt_count, ticketed_count)
        SELECT relying_party_id, @day, flow, operation, mediation, surface, outcome, os, form_factor, authenticator_class, transport,
               error_class, party, CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT)
          FROM attempt_hours
         WHERE relying_party_id = @relyingParty
           AND hour_ms         >= @day
           AND hour_ms          < @nextDay
         GROUP BY relying_party_id, flow, operation, mediation, surface, outcome, os, form_factor, authenticator_class, transport, error_class, party
        """;

    private const string SqlRollModels =
        """
        INSERT INTO model_days (relying_party_id, day_ms, model, attempt_count, succeeded_count, decided_count)
        SELECT relying_party_id, @day, model, COUNT(*),
               SUM(CASE WHEN outcome = 'succeeded' THEN 1 ELSE 0 END), SUM(CASE WHEN COALESCE(party, 'none') = 'user_decision' THEN 1 ELSE 0 END)
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND started_at_ms   >= @day
           AND started_at_ms    < @nextDay
           AND outcome         <> 'unused'
           AND model IS NOT NULL
         GROUP BY relying_party_id, model
        """;

    private const string SqlRollEvents =
        """
        INSERT INTO event_days (relying_party_id, day_ms, name, event_count)
        SELECT relying_party_id, @day, name, COUNT(*)
          FROM events
         WHERE relying_party_id = @relyingParty
           AND occurred_at_ms  >= @day
           AND occurred_at_ms   < @nextDay
           AND name IN ('env.device', 'flow.started', 'flow.finished', 'flow.auto_finished', 'fallback.used', 'session.started', 'nudge.shown', 'nudge.accepted',
                        'credential.deleted', 'recovery.completed')
           AND name IN ('credential.deleted', 'recovery.completed')
         GROUP BY relying_party_id, name
        """;

    private const string SqlClearMethods = "DELETE FROM method_days WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearPrompts = "DELETE FROM prompt_days WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearAttempts = "DELETE FROM attempt_days WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearModels = "DELETE FROM model_days WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearEvents = "DELETE FROM event_days WHERE relying_party_id = @relyingParty AND day_ms = @day";

    /// <summary>All statements.</summary>
    public static IReadOnlyList<Statement> Commands(RolledDay day, DayReading reading)
    {
        (string, object?)[] whole = [.. day.Parameters, ("nextDay", day.DayMs + DayMarks.Length)];
        return
        [
            new(SqlClearMethods, day.Parameters), new(SqlClearPrompts, day.Parameters), new(SqlClearAttempts, day.Parameters),
            new(SqlClearModels, day.Parameters), new(SqlClearEvents, day.Parameters),
            .. reading.SignIns.Select(counted => Insert(day, counted.Key, counted.Value)),
            .. reading.Prompts.Select(counted => Insert(day, counted.Key, counted.Value)),
            new(SqlRollAttempts, whole), new(SqlRollModels, whole), new(SqlRollEvents, whole),
        ];
    }

    private static Statement Insert(RolledDay day, SignInCell cell, SignInCount count) => new(
        SqlInsertMethod,
        [
            .. day.Parameters, ("method", cell.Method), ("os", cell.Os), ("formFactor", cell.FormFactor), ("surface", cell.Surface),
            ("authenticator", cell.Authenticator), ("mediation", cell.Mediation), ("signIns", count.SignIns), ("persons", count.Persons.Count),
            ("signInTimes", count.Times.Write()), ("ceremonyTimes", count.Ceremonies.Write()),
        ]);

    private static Statement Insert(RolledDay day, PromptCell cell, PromptCount count) => new(
        SqlInsertPrompt,
        [
            .. day.Parameters, ("prompt", cell.Prompt), ("os", cell.Os), ("formFactor", cell.FormFactor), ("surface", cell.Surface),
            ("shown", count.Shown), ("accepted", count.Accepted), ("created", count.Created),
        ]);
}
