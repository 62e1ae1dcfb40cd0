using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Takes a class of fields out of events that live longer. Answered by the index <c>events_reduced</c>; bounded, oldest first.</summary>
internal static class ReduceEvents
{
    /// <summary>The oldest that are due, up to the instant before which there are as many as wanted; all of one instant go together.</summary>
    /// <remarks>A range of one index on both databases. A list of ids would be as short, and PostgreSQL without statistics compares it with every row.</remarks>
    public const string Due =
        """
        AND reduced_bits     = @state
                   AND received_at_ms  <= COALESCE((SELECT received_at_ms
                                                      FROM events
                                                     WHERE relying_party_id = @relyingParty
                                                       AND reduced_bits     = @state
                                                       AND received_at_ms   < @before
                                                     ORDER BY received_at_ms
                                                     LIMIT 1 OFFSET @most), @before - 1)
        """;

    private const string SqlPersons =
        $"""
        UPDATE events
           SET tab_id       = '',
               session_id   = '',
               flow_id      = NULL,
               attempt_id   = NULL,
               ceremony_id  = NULL,
               decision_id  = NULL,
               subject      = NULL,
               credential   = NULL,
               session_ref  = NULL,
               reduced_bits = reduced_bits + 2
         WHERE relying_party_id = @relyingParty
           {Due}
        """;

    private static readonly string SqlWithoutDevices =
        $"""
        UPDATE events
           SET reduced_bits = reduced_bits + 1
         WHERE relying_party_id = @relyingParty
           {Due}
           AND name NOT IN ({FieldReduction.NamesWithDevices})
        """;

    private static readonly string SqlListDevices =
        $"""
        SELECT event_id, name, fields
          FROM events
         WHERE relying_party_id = @relyingParty
           AND reduced_bits     = @state
           AND received_at_ms   < @before
           AND name IN ({FieldReduction.NamesWithDevices})
         ORDER BY received_at_ms
         LIMIT @most
        """;

    private const string SqlDevices =
        """
        UPDATE events
           SET fields       = @fields,
               reduced_bits = reduced_bits + 1
         WHERE relying_party_id = @relyingParty
           AND event_id         = @id
           AND reduced_bits     = @state
        """;

    private const string SqlOldest =
        """
        SELECT received_at_ms
          FROM events
         WHERE relying_party_id = @relyingParty
           AND reduced_bits     = @state
           AND received_at_ms   < @before
         ORDER BY received_at_ms
         LIMIT 1
        """;

    /// <summary>Takes out what links those of one person. The event's own id stays, for it names nothing else.</summary>
    public static Statement Persons(ExpiryScope scope) => new(SqlPersons, scope.Parameters());

    /// <summary>Marks those that have no field to tell devices apart.</summary>
    public static Statement WithoutDevices(ExpiryScope scope) => new(SqlWithoutDevices, scope.Parameters());

    /// <summary>Those that have such fields: id, name and fields.</summary>
    public static Statement ListDevices(ExpiryScope scope) => new(SqlListDevices, scope.Parameters());

    /// <summary>Puts the fields that stay in the place of all.</summary>
    public static Statement Devices(RelyingPartyId relyingParty, byte[] id, int state, string fields) =>
        new(SqlDevices, ("relyingParty", relyingParty.Value), ("id", id), ("state", state), ("fields", fields));

    /// <summary>When the oldest was received that should have been reduced.</summary>
    public static Statement Oldest(ExpiryScope scope) => new(SqlOldest, scope.WithoutMost());
}

/// <summary>Some rows of one relying party that are older than an instant.</summary>
/// <param name="RelyingParty">Whose.</param>
/// <param name="State">One of <see cref="ReducedBits.All"/>.</param>
/// <param name="Before">Rows of before that.</param>
/// <param name="Most">At most so many.</param>
internal sealed record ExpiryScope(RelyingPartyId RelyingParty, int State, DateTimeOffset Before, int Most)
{
    public (string Name, object? Value)[] WithoutMost() => [("relyingParty", RelyingParty.Value), ("state", State), ("before", Before)];

    public (string Name, object? Value)[] Parameters() => [.. WithoutMost(), ("most", Most)];
}
