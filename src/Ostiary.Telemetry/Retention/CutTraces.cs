using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Takes a person out of what was told of them. The figures stay; nothing in them leads to each other or to the person.</summary>
internal static class CutTraces
{
    private const string SqlNote =
        """
        INSERT INTO erased_pseudonyms (relying_party_id, pseudonym, erased_at_ms)
        VALUES (@relyingParty, @pseudonym, @now)
            ON CONFLICT (relying_party_id, pseudonym) DO NOTHING
        """;

    private const string SqlForget =
        """
        DELETE FROM erased_pseudonyms
         WHERE relying_party_id = @relyingParty
           AND pseudonym        = @pseudonym
        """;

    private const string SqlNoted =
        """
        SELECT pseudonym, erased_at_ms
          FROM erased_pseudonyms
         WHERE relying_party_id = @relyingParty
         ORDER BY erased_at_ms
         LIMIT 20
        """;

    private const string SqlCount =
        $"""
        UPDATE attempts
           SET is_last_of_person = {ReduceAttempts.IsLastOfPerson}
         WHERE relying_party_id = @relyingParty
           AND subject          = @pseudonym
           AND is_last_of_person IS NULL
        """;

    private const string SqlAttempt =
        """
        UPDATE attempts
           SET subject      = NULL,
               credential   = NULL,
               session_id   = NULL,
               tab_id       = NULL,
               decision_id  = NULL,
               reduced_bits = CASE WHEN reduced_bits IN (0, 1) THEN reduced_bits + 2 ELSE reduced_bits END
         WHERE relying_party_id = @relyingParty
           AND attempt_key      = @key
        """;

    private const string Cut =
        """
        UPDATE events
           SET tab_id      = '',
               session_id  = '',
               flow_id     = NULL,
               decision_id = NULL,
               subject     = NULL,
               credential  = NULL,
               session_ref = NULL
         WHERE relying_party_id = @relyingParty

        """;

    private const string SqlEvent = Cut + "   AND event_id         = @id";
    private const string SqlEventsOfAttempt = Cut + "   AND attempt_id       = @id";
    private const string SqlEventsOfCeremony = Cut + "   AND ceremony_id      = @id";
    private const string SqlEventsOfVisit = Cut + "   AND session_id       = @id\n   AND session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded')";

    /// <summary>Notes that rows may still come with a pseudonym that leads nowhere any more.</summary>
    public static Statement Note(string relyingParty, string pseudonym, DateTimeOffset now) =>
        new(SqlNote, ("relyingParty", relyingParty), ("pseudonym", pseudonym), ("now", now));

    /// <summary>Takes the note away.</summary>
    public static Statement Forget(string relyingParty, string pseudonym) => new(SqlForget, ("relyingParty", relyingParty), ("pseudonym", pseudonym));

    /// <summary>The oldest notes: pseudonym and when it was erased.</summary>
    public static Statement Noted(string relyingParty) => new(SqlNoted, ("relyingParty", relyingParty));

    /// <summary>Everything that changes for one pseudonym, in its order.</summary>
    public static IEnumerable<Statement> Of(string relyingParty, PersonalTraces traces) =>
    [
        new(SqlCount, ("relyingParty", relyingParty), ("pseudonym", traces.Pseudonym)),
        .. traces.Attempts.Select(key => new Statement(SqlAttempt, ("relyingParty", relyingParty), ("key", key))),
        .. traces.ClientAttempts.Select(attempt => Events(SqlEventsOfAttempt, relyingParty, attempt.ToByteArray(bigEndian: true))),
        .. traces.Ceremonies.Select(ceremony => Events(SqlEventsOfCeremony, relyingParty, ceremony)),
        .. traces.Visits.Select(visit => Events(SqlEventsOfVisit, relyingParty, visit)),
        .. traces.NamedEvents.Select(id => Events(SqlEvent, relyingParty, id)),
    ];

    private static Statement Events(string sql, string relyingParty, object id) => new(sql, ("relyingParty", relyingParty), ("id", id));
}
