using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Deletes a bounded number of events received before an instant. Answered by the index <c>events_reduced</c>.</summary>
internal static class DeleteExpiredEvents
{
    private const string Sql =
        $"""
        DELETE FROM events
         WHERE relying_party_id = @relyingParty
           {ReduceEvents.Due}
        """;

    public static Statement Command(ExpiryScope scope) => new(Sql, scope.Parameters());
}
