using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Where figures of days are asked for. Days are those of UTC and count whole. Safe for use from any thread.</summary>
/// <remarks>Answered by the indexes <c>attempt_days_day</c>, <c>method_days_day</c>, <c>prompt_days_day</c>, <c>model_days_day</c> and <c>event_days_day</c>.</remarks>
public sealed class DayArchive(Database database)
{
    private const string SqlAttempts =
        """
        SELECT day_ms, operation, mediation, surface, outcome, '', '', '', party,
               CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT)
          FROM attempt_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
           AND (@os = '' OR os = @os)
           AND (@formFactor = '' OR form_factor = @formFactor)
           AND (@surface = '' OR surface = @surface)
         GROUP BY day_ms, operation, mediation, surface, outcome, party
        """;

    private const string SqlTraits =
        """
        SELECT CASE WHEN day_ms < @boundary THEN 0 ELSE @boundary END, operation, '', '', outcome, os, transport, error_class, party,
               CAST(SUM(attempt_count) AS BIGINT), CAST(SUM(ticketed_count) AS BIGINT)
          FROM attempt_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
         GROUP BY 1, operation, outcome, os, transport, error_class, party
        """;

    private const string SqlMethods =
        """
        SELECT day_ms, method, os, authenticator_class, mediation, sign_in_count, person_count, sign_in_times, ceremony_times
          FROM method_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
           AND (@os = '' OR os = @os)
           AND (@formFactor = '' OR form_factor = @formFactor)
           AND (@surface = '' OR surface = @surface)
        """;

    private const string SqlMethodCounts =
        """
        SELECT day_ms, method, '', '', '', CAST(SUM(sign_in_count) AS BIGINT), CAST(SUM(person_count) AS BIGINT), '', ''
          FROM method_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
         GROUP BY day_ms, method
        """;

    private const string SqlPrompts =
        """
        SELECT day_ms, prompt, CAST(SUM(shown_count) AS BIGINT), CAST(SUM(accepted_count) AS BIGINT), CAST(SUM(created_count) AS BIGINT)
          FROM prompt_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
           AND (@os = '' OR os = @os)
           AND (@formFactor = '' OR form_factor = @formFactor)
           AND (@surface = '' OR surface = @surface)
         GROUP BY day_ms, prompt
        """;

    private const string SqlModels =
        """
        SELECT day_ms, model, attempt_count, succeeded_count, decided_count
          FROM model_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
        """;

    private const string SqlEvents =
        """
        SELECT day_ms, name, event_count
          FROM event_days
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
        """;

    private const string SqlFirst =
        """
        SELECT COALESCE(MIN(day_ms), 0)
          FROM method_days
         WHERE relying_party_id = @relyingParty
        """;

    // A month has 30 days here, counted from the first day of which a sign-in is known.
    private const string SqlMonths =
        """
        SELECT (day_ms - @first) / 2592000000,
               CAST(SUM(CASE WHEN method = 'passkey' THEN sign_in_count ELSE 0 END) AS BIGINT), CAST(SUM(sign_in_count) AS BIGINT)
          FROM method_days
         WHERE relying_party_id = @relyingParty
         GROUP BY 1
         ORDER BY 1
        """;

    private static readonly Dictionary<string, AttemptOutcome> Outcomes = Enum.GetValues<AttemptOutcome>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    private static readonly Dictionary<string, Party> Parties = Enum.GetValues<Party>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    private static readonly Dictionary<string, AuthenticatorClass> Authenticators =
        Enum.GetValues<AuthenticatorClass>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    /// <summary>What a question about days may ask for besides a period.</summary>
    public static IReadOnlySet<AttemptDimension> Dimensions { get; } =
        new HashSet<AttemptDimension> { AttemptDimension.Os, AttemptDimension.FormFactor, AttemptDimension.Surface };

    /// <summary>Attempts by day, operation, mediation, surface and end.</summary>
    public async Task<IReadOnlyList<AttemptDayTally>> Attempts(AttemptFilter filter, CancellationToken cancel) =>
        await database.Read(new Statement(SqlAttempts, Narrowed(filter)), ReadAttempts, cancel);

    /// <summary>Attempts before and after the start of a day, by operation, end, system, transport and error class; nothing narrows them.</summary>
    public async Task<IReadOnlyList<AttemptDayTally>> AttemptTraits(AttemptFilter filter, long boundaryMs, CancellationToken cancel) =>
        await database.Read(new Statement(SqlTraits, [.. Period(filter), ("boundary", boundaryMs)]), ReadAttempts, cancel);

    /// <summary>How many signed in by each method on each day, without how long it took; nothing narrows them.</summary>
    public async Task<IReadOnlyList<MethodDayTally>> MethodCounts(AttemptFilter filter, CancellationToken cancel) =>
        await database.Read(new Statement(SqlMethodCounts, Period(filter)), ReadMethods, cancel);

    /// <summary>Sign-ins by any method, by whatever tells them apart, with how long they took.</summary>
    public async Task<IReadOnlyList<MethodDayTally>> Methods(AttemptFilter filter, CancellationToken cancel) =>
        await database.Read(new Statement(SqlMethods, Narrowed(filter)), ReadMethods, cancel);

    /// <summary>Prompts to make a passkey.</summary>
    public async Task<IReadOnlyList<PromptDayTally>> Prompts(AttemptFilter filter, CancellationToken cancel) => await database.Read(
        new Statement(SqlPrompts, Narrowed(filter)),
        row => new PromptDayTally(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), cancel);

    /// <summary>Attempts by model; nothing narrows them.</summary>
    public async Task<IReadOnlyList<ModelDayTally>> Models(AttemptFilter filter, CancellationToken cancel) => await database.Read(
        new Statement(SqlModels, Period(filter)),
        row => new ModelDayTally(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), cancel);

    /// <summary>Deletions and recoveries that were told; nothing narrows them.</summary>
    public async Task<IReadOnlyList<EventDayTally>> Events(AttemptFilter filter, CancellationToken cancel) => await database.Read(
        new Statement(SqlEvents, Period(filter)), row => new EventDayTally(row.GetInt64(0), row.GetString(1), row.GetInt64(2)), cancel);

    /// <summary>How many sign-ins used a passkey, of how many, by months of 30 days since the first of them that is known.</summary>
    public async Task<IReadOnlyList<(int Month, long Passkeys, long SignIns)>> Months(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var first = await database.ReadFirst(new Statement(SqlFirst, ("relyingParty", relyingParty.Value)), row => row.GetInt64(0), cancel);
        return await database.Read(
            new Statement(SqlMonths, ("relyingParty", relyingParty.Value), ("first", first)),
            row => ((int)row.GetInt64(0) + 1, row.GetInt64(1), row.GetInt64(2)), cancel);
    }

    private static (string, object?)[] Period(AttemptFilter filter) =>
    [
        ("relyingParty", filter.RelyingParty.Value), ("from", DayMarks.DayOf(filter.From.ToUnixTimeMilliseconds())), ("until", filter.Until),
    ];

    private static (string, object?)[] Narrowed(AttemptFilter filter) =>
        [.. Period(filter), .. Dimensions.Select(each => (AttemptFilter.NameOf(each), (object?)filter.Where.GetValueOrDefault(each, "")))];

    private static AttemptDayTally ReadAttempts(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Outcomes[row.GetString(4)],
        row.GetString(5), row.GetString(6), row.GetString(7), Parties.TryGetValue(row.GetString(8), out var party) ? party : null, row.GetInt64(9), row.GetInt64(10));

    private static MethodDayTally ReadMethods(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), Authenticators.GetValueOrDefault(row.GetString(3)), row.GetString(4),
        row.GetInt64(5), row.GetInt64(6), TimeHistogram.Read(row.GetString(7)), TimeHistogram.Read(row.GetString(8)));
}
