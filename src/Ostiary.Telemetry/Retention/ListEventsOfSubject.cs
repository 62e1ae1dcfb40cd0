using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>One event as it is given to the person whom it is about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in the catalog.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Surface">Where.</param>
/// <param name="Fields">Its fields, as JSON.</param>
public sealed record PersonalEvent(Guid Id, string Name, DateTimeOffset OccurredAt, string Surface, string Fields)
{
    internal static PersonalEvent Read(DbDataReader row) =>
        new(new Guid(row.Bytes(0), bigEndian: true), row.GetString(1), row.Instant(2), row.GetString(3), row.GetString(4));
}

/// <summary>The events of one person, and those of the same ceremonies. Answered by the indexes <c>events_subject</c> and <c>events_ceremony</c>.</summary>
internal static class ListEventsOfSubject
{
    private const string Sql =
        """
        SELECT event_id, name, occurred_at_ms, surface, fields
          FROM events
         WHERE relying_party_id = @relyingParty
           AND (subject = @subject
                OR ceremony_id IN (SELECT ceremony_id
                                     FROM events
                                    WHERE relying_party_id = @relyingParty
                                      AND subject          = @subject))
         ORDER BY occurred_at_ms, event_id
         LIMIT @limit
        """;

    public static Statement Query(RelyingPartyId relyingParty, string subject, int limit) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("subject", subject), ("limit", limit));
}
