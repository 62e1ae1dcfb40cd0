using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>The stored attempts of keys, as far as there are any. Answered by the primary key; see <see cref="ListEventsOfAttempt"/> on LATERAL.</summary>
internal static class ListAttempts
{
    private static readonly string Sql =
        $"""
        SELECT {AttemptColumns.All}
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND attempt_key      = @key
         LIMIT 1
        """;

    private static readonly string SqlMany =
        $"""
        SELECT {AttemptColumns.All}
          FROM unnest(@relyingParties, @keys) AS asked (asked_party, asked_key)
         CROSS JOIN LATERAL (
               SELECT {AttemptColumns.All}
                 FROM attempts
                WHERE relying_party_id = asked_party
                  AND {AttemptColumns.KeyIsAsked}
                LIMIT 1) AS known
        """;

    /// <summary>The statements for one dialect; their rows are read by <see cref="SearchAttempts.Read"/>.</summary>
    public static IEnumerable<Statement> Queries(Dialect dialect, IReadOnlyList<AttemptKey> keys) => dialect == Dialect.Postgres
        ? [new Statement(SqlMany, ("relyingParties", keys.Select(one => one.RelyingParty).ToArray()), ("keys", keys.Select(one => one.Key).ToArray()))]
        : keys.Select(one => new Statement(Sql, ("relyingParty", one.RelyingParty), ("key", one.Key)));
}

/// <summary>What stands for an attempt in the table; see <see cref="Attempt.Key"/>.</summary>
internal readonly record struct AttemptKey(string RelyingParty, string Key);
