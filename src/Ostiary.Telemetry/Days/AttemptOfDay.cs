using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What the figures of a day need of one attempt.</summary>
/// <param name="Key">Its key.</param>
/// <param name="IsTicketed">Whether a ceremony of this server proves it.</param>
/// <param name="Person">The person's pseudonym; null when nobody named them.</param>
/// <param name="Visit">The visit; null when none is known.</param>
/// <param name="Tab">The tab of the visit; null when none is known.</param>
/// <param name="StartedAtMs">When it began, Unix milliseconds.</param>
/// <param name="EndedAtMs">When it ended.</param>
/// <param name="IsDeadEnd">Whether it was the end of the way.</param>
/// <param name="CeremonyMs">How long platform and person took.</param>
/// <param name="Words">The values of all dimensions in their order, then the platform's name of the error, the server's code, and the way to a security key: reason, sign, stop and how many steps were told.</param>
internal sealed record AttemptOfDay(
    string Key, bool IsTicketed, string? Person, string? Visit, string? Tab, long StartedAtMs, long EndedAtMs, bool IsDeadEnd, long? CeremonyMs, string[] Words)
{
    /// <summary>Who it was, as far as that is known.</summary>
    public string Visitor => Person ?? Visit ?? Key;

    /// <summary>Its visit and its tab; empty when no client told of it.</summary>
    public (string Session, string Tab) Place => (Visit ?? "", Tab ?? "");

    /// <summary>The value of a dimension.</summary>
    public string this[AttemptDimension dimension] => Words[(int)dimension];

    /// <summary>Whether it got somebody in.</summary>
    public bool HasSignedIn => HasSucceeded && this[AttemptDimension.Operation] != "create" && this[AttemptDimension.Flow] == "sign_in";

    /// <summary>Whether a passkey was made.</summary>
    public bool HasCreated => HasSucceeded && this[AttemptDimension.Operation] == "create";

    private bool HasSucceeded => this[AttemptDimension.Outcome] == "succeeded";
}

/// <summary>The attempts of a day; in order, and in pages. Answered by the index <c>attempts_started_at</c>.</summary>
internal static class ListAttemptsOfDay
{
    private const string First =
        """
        SELECT attempt_key, CASE WHEN ceremony_id IS NULL THEN 0 ELSE 1 END, subject, session_id, tab_id, started_at_ms, ended_at_ms, is_dead_end, ceremony_ms,
               flow, operation, mediation, surface, outcome, os, browser, form_factor, authenticator_class, transport,
               COALESCE(error_class, 'none'), COALESCE(party, 'none'), COALESCE(os_version, 'unknown'), COALESCE(browser_version, 'unknown'),
               COALESCE(oem, 'unknown'), COALESCE(model, 'unknown'), COALESCE(touchpoint, 'unknown'),

        """;

    // Not told apart: of no attempt these days know who keeps its passkey, or its group.
    private const string WithoutManagers = "       'unknown', 'unknown', ";
    private const string WithManagers = "       COALESCE(manager, 'unknown'), COALESCE(cohort, 'unknown'), ";

    private const string Last =
        """
        COALESCE(error_name, ''), COALESCE(server_code, ''),
               COALESCE(key_reason, ''), COALESCE(key_sign, ''), COALESCE(key_stop, ''), COALESCE(told_steps, '')
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND (started_at_ms, attempt_key) > (@afterMs, @afterKey)
           AND started_at_ms    < @until
        """;

    private const string InOrder =
        """

         ORDER BY started_at_ms, attempt_key
         LIMIT @most
        """;

    // The words in the order of AttemptDimension.
    private const string Sql = First + WithoutManagers + Last + InOrder;

    private const int FirstWord = 9;

    /// <summary>The page after an attempt; the first one has none before it.</summary>
    public static Statement Page(string relyingParty, long fromMs, long untilMs, AttemptOfDay? after, int most) => new(
        Sql, ("relyingParty", relyingParty), ("afterMs", after?.StartedAtMs ?? fromMs - 1), ("afterKey", after?.Key ?? "\uFFFD"), ("until", untilMs),
        ("most", most));

    /// <summary>The page after an attempt of those that a filter lets through, with everything that they are told apart by.</summary>
    public static Statement Page(AttemptFilter filter, long fromMs, long untilMs, AttemptOfDay? after, int most) => new(
        First + WithManagers + Last + AttemptConditions.Of(filter) + InOrder,
        [
            .. AttemptConditions.Values(filter), ("relyingParty", filter.RelyingParty.Value), ("afterMs", after?.StartedAtMs ?? fromMs - 1),
            ("afterKey", after?.Key ?? "\uFFFD"), ("until", untilMs), ("most", most),
        ]);

    public static AttemptOfDay Read(DbDataReader row)
    {
        var words = new string[DayCell.WordCount];
        for (var place = 0; place < words.Length; place++)
            words[place] = row.GetString(FirstWord + place);

        words[(int)AttemptDimension.OsVersion] = VersionText.OfSystem(words[(int)AttemptDimension.OsVersion]);
        words[^1] = ToldSteps.CountOf(words[^1]);
        words[(int)AttemptDimension.BrowserVersion] = VersionText.OfBrowser(words[(int)AttemptDimension.BrowserVersion]);
        return new(
            row.GetString(0), row.Flag(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.GetInt64(5), row.GetInt64(6), row.Flag(7), row.LongOrNull(8), words);
    }
}
