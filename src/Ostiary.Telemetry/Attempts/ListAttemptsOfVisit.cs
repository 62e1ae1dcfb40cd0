using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>The attempts of visits that are known by now, of each the newest. Answered by the index <c>attempts_session</c>.</summary>
internal static class ListAttemptsOfVisit
{
    private const int Most = 200;

    private const string Sql =
        """
        SELECT relying_party_id, attempt_key
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND session_id       = @session
         ORDER BY started_at_ms DESC
         LIMIT @most
        """;

    private const string SqlMany =
        """
        SELECT relying_party_id, attempt_key
          FROM unnest(@relyingParties, @sessions) AS asked (asked_party, asked_session)
         CROSS JOIN LATERAL (
               SELECT relying_party_id, attempt_key
                 FROM attempts
                WHERE relying_party_id = asked_party
                  AND session_id       = asked_session
                ORDER BY started_at_ms DESC
                LIMIT @most) AS known
        """;

    /// <summary>The statements for one dialect.</summary>
    public static IEnumerable<Statement> Queries(Dialect dialect, IReadOnlyList<FoldKey> visits) =>
        visits.Count == 0 ? []
        : dialect == Dialect.Postgres ? [Together(visits)]
        : visits.Select(one => new Statement(Sql, ("relyingParty", one.RelyingParty), ("session", one.Id), ("most", Most)));

    private static Statement Together(IReadOnlyList<FoldKey> visits) => new(
        SqlMany, ("relyingParties", visits.Select(one => one.RelyingParty).ToArray()), ("sessions", visits.Select(one => one.Id).ToArray()), ("most", Most));
}
