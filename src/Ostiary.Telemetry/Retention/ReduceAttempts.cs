using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Takes a class of fields out of attempts that live longer; figures stay. Answered by the index <c>attempts_reduced</c>.</summary>
internal static class ReduceAttempts
{
    /// <summary>The oldest that are due, up to the instant before which there are as many as wanted; all of one instant go together.</summary>
    public const string Due =
        """
        AND reduced_bits     = @state
                   AND started_at_ms   <= COALESCE((SELECT started_at_ms
                                                      FROM attempts
                                                     WHERE relying_party_id = @relyingParty
                                                       AND reduced_bits     = @state
                                                       AND started_at_ms    < @before
                                                     ORDER BY started_at_ms
                                                     LIMIT 1 OFFSET @most), @before - 1)
        """;

    /// <summary>What makes 1 of the last ticketed attempt of its person in its hour, and 0 of the others.</summary>
    public const string IsLastOfPerson =
        """
        CASE WHEN EXISTS (SELECT 1
                                                FROM attempts AS later
                                               WHERE later.relying_party_id = attempts.relying_party_id
                                                 AND later.subject          = attempts.subject
                                                 AND later.ceremony_id IS NOT NULL
                                                 AND later.started_at_ms   >= attempts.started_at_ms
                                                 AND later.started_at_ms   <  attempts.started_at_ms - attempts.started_at_ms % 3600000 + 3600000
                                                 AND (later.started_at_ms, later.attempt_key) > (attempts.started_at_ms, attempts.attempt_key))
                                      THEN 0 ELSE 1 END
        """;

    private const string SqlCount =
        $"""
        UPDATE attempts
           SET is_last_of_person = {IsLastOfPerson}
         WHERE relying_party_id = @relyingParty
           AND subject           IS NOT NULL
           AND is_last_of_person IS NULL
           {Due}
        """;

    private const string SqlPersons =
        $"""
        UPDATE attempts
           SET subject      = NULL,
               credential   = NULL,
               session_id   = NULL,
               tab_id       = NULL,
               decision_id  = NULL,
               reduced_bits = reduced_bits + 2
         WHERE relying_party_id = @relyingParty
           {Due}
        """;

    private const string SqlDevices =
        $"""
        UPDATE attempts
           SET os_version      = NULL,
               browser_version = NULL,
               oem             = NULL,
               model           = NULL,
               reduced_bits    = reduced_bits + 1
         WHERE relying_party_id = @relyingParty
           {Due}
        """;

    private const string SqlOldest =
        """
        SELECT started_at_ms
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND reduced_bits     = @state
           AND started_at_ms    < @before
         ORDER BY started_at_ms
         LIMIT 1
        """;

    /// <summary>Notes which of them counts for its person, and then takes out what links those of one person.</summary>
    public static IReadOnlyList<Statement> Persons(ExpiryScope scope) => [new(SqlCount, scope.Parameters()), new(SqlPersons, scope.Parameters())];

    /// <summary>Takes out what tells devices apart.</summary>
    public static Statement Devices(ExpiryScope scope) => new(SqlDevices, scope.Parameters());

    /// <summary>When the oldest began that should have been reduced.</summary>
    public static Statement Oldest(ExpiryScope scope) => new(SqlOldest, scope.WithoutMost());
}
