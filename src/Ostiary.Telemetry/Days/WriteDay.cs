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

    private const string SqlInsertModel =
        """
        INSERT INTO model_days (relying_party_id, day_ms, model, attempt_count, succeeded_count, decided_count)
        VALUES (@relyingParty, @day, @model, @attempts, @succeeded, @decided)
        """;

    private const string SqlInsertBook =
        """
        INSERT INTO day_books (relying_party_id, day_ms, cells)
        VALUES (@relyingParty, @day, @cells)
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
    private const string SqlClearModels = "DELETE FROM model_days WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearBook = "DELETE FROM day_books WHERE relying_party_id = @relyingParty AND day_ms = @day";
    private const string SqlClearEvents = "DELETE FROM event_days WHERE relying_party_id = @relyingParty AND day_ms = @day";

    /// <summary>All statements.</summary>
    public static IReadOnlyList<Statement> Commands(RolledDay day, DayReading reading, CountedDay counted) =>
    [
        new(SqlClearMethods, day.Parameters), new(SqlClearPrompts, day.Parameters), new(SqlClearModels, day.Parameters),
        new(SqlClearBook, day.Parameters), new(SqlClearEvents, day.Parameters),
        .. reading.SignIns.Select(alike => Insert(day, alike.Key, alike.Value)),
        .. reading.Prompts.Select(alike => Insert(day, alike.Key, alike.Value)),
        .. counted.Models.Select(model => Insert(day, model)),
        .. counted.Cells is { } cells ? new[] { new Statement(SqlInsertBook, [.. day.Parameters, ("cells", cells)]) } : [],
        new(SqlRollEvents, [.. day.Parameters, ("nextDay", day.DayMs + DayMarks.Length)]),
    ];

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

    private static Statement Insert(RolledDay day, ModelCount model) => new(
        SqlInsertModel,
        [.. day.Parameters, ("model", model.Model), ("attempts", model.Attempts), ("succeeded", model.Succeeded), ("decided", model.Decided)]);
}
