using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>An attempt that succeeded: a sign-in, or a passkey that was made.</summary>
internal sealed record DayAttempt
{
    public required string Key { get; init; }

    public required bool IsCreation { get; init; }

    /// <summary>Its visit and its tab; empty when no client told of it.</summary>
    public required (string Session, string Tab) Place { get; init; }

    /// <summary>Whoever it is: the person's pseudonym, otherwise the visit, otherwise the attempt.</summary>
    public required string Person { get; init; }

    public required long StartedAtMs { get; init; }

    public required long EndedAtMs { get; init; }

    public required string Os { get; init; }

    public required string FormFactor { get; init; }

    public required string Surface { get; init; }

    public required string Authenticator { get; init; }

    public required string Mediation { get; init; }

    public long? CeremonyMs { get; init; }

    public static DayAttempt Read(DbDataReader row) => new()
    {
        Key = row.GetString(0),
        IsCreation = row.GetString(1) == "create",
        Place = (row.TextOrNull(2) ?? "", row.TextOrNull(3) ?? ""),
        Person = row.GetString(4),
        StartedAtMs = row.GetInt64(5),
        EndedAtMs = row.GetInt64(6),
        Os = row.GetString(7),
        FormFactor = row.GetString(8),
        Surface = row.GetString(9),
        Authenticator = row.GetString(10),
        Mediation = row.GetString(11),
        CeremonyMs = row.LongOrNull(12),
    };
}

/// <summary>The attempts of a day that got somebody in, or made a passkey; in order, and in pages. Answered by the index <c>attempts_started_at</c>.</summary>
internal static class ListDayAttempts
{
    private const string Sql =
        """
        SELECT attempt_key, operation, session_id, tab_id, COALESCE(subject, session_id, attempt_key), started_at_ms, ended_at_ms,
               os, form_factor, surface, authenticator_class, mediation, ceremony_ms
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND (started_at_ms, attempt_key) > (@afterMs, @afterKey)
           AND started_at_ms    < @until
           AND outcome          = 'succeeded'
           AND (operation = 'create' OR flow = 'sign_in')
         ORDER BY started_at_ms, attempt_key
         LIMIT @most
        """;

    /// <summary>The page after an attempt; the first one has none before it.</summary>
    public static Statement Page(string relyingParty, long fromMs, long untilMs, DayAttempt? after, int most) => new(
        Sql, ("relyingParty", relyingParty), ("afterMs", after?.StartedAtMs ?? fromMs - 1), ("afterKey", after?.Key ?? "\uFFFD"), ("until", untilMs),
        ("most", most));
}
