using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>How many users have passkeys, and of which sort these are. Reads the passkeys of one relying party once.</summary>
internal static class CountCoverage
{
    private const string Sql =
        """
        SELECT (SELECT count(*)
                  FROM users
                 WHERE relying_party_id = @relyingParty
                   AND deleted_at_ms IS NULL),
               count(*),
               COALESCE(SUM(CASE WHEN passkeys >= 2 THEN 1 ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN used > 0 THEN 1 ELSE 0 END), 0),
               CAST(COALESCE(SUM(passkeys), 0) AS BIGINT),
               CAST(COALESCE(SUM(used), 0) AS BIGINT),
               CAST(COALESCE(SUM(synced), 0) AS BIGINT),
               CAST(COALESCE(SUM(bound), 0) AS BIGINT),
               CAST(COALESCE(SUM(roaming), 0) AS BIGINT)
          FROM (SELECT user_id,
                       count(*) AS passkeys,
                       SUM(CASE WHEN last_used_at_ms >= @from THEN 1 ELSE 0 END) AS used,
                       SUM(CASE WHEN backup_eligible = 1 THEN 1 ELSE 0 END) AS synced,
                       SUM(CASE WHEN backup_eligible = 0 AND transports LIKE '%internal%' THEN 1 ELSE 0 END) AS bound,
                       SUM(CASE WHEN backup_eligible = 0 AND transports NOT LIKE '%internal%' AND transports <> '' THEN 1 ELSE 0 END) AS roaming
                  FROM passkeys
                 WHERE relying_party_id = @relyingParty
                   AND deleted_at_ms IS NULL
                 GROUP BY user_id) AS of_users
        """;

    public static Statement Query(RelyingPartyId relyingParty, DateTimeOffset from) => new(Sql, ("relyingParty", relyingParty.Value), ("from", from));
}

/// <summary>How many passkeys were made and deleted, by day (UTC).</summary>
internal static class CountPasskeyDays
{
    private const string Sql =
        """
        SELECT day_ms, CAST(SUM(made) AS BIGINT), CAST(SUM(deleted) AS BIGINT)
          FROM (SELECT created_at_ms - created_at_ms % 86400000 AS day_ms, 1 AS made, 0 AS deleted
                  FROM passkeys
                 WHERE relying_party_id = @relyingParty
                   AND created_at_ms   >= @from
                   AND created_at_ms    < @until
                UNION ALL
                SELECT deleted_at_ms - deleted_at_ms % 86400000, 0, 1
                  FROM passkeys
                 WHERE relying_party_id = @relyingParty
                   AND deleted_at_ms   >= @from
                   AND deleted_at_ms    < @until) AS changes
         GROUP BY day_ms
         ORDER BY day_ms
        """;

    public static Statement Query(RelyingPartyId relyingParty, DateTimeOffset from, DateTimeOffset until) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("from", from), ("until", until));
}

/// <summary>In which month after the first passkey users came, and in which they got theirs. A month has 30 days here.</summary>
internal static class CountAdoptionMonths
{
    private const string Sql =
        """
        SELECT came, got, count(*)
          FROM (SELECT CASE WHEN u.created_at_ms < f.first_ms THEN 0 ELSE (u.created_at_ms - f.first_ms) / 2592000000 END AS came,
                       CASE WHEN p.got_ms IS NULL THEN -1 ELSE (p.got_ms - f.first_ms) / 2592000000 END AS got
                  FROM users u
                 CROSS JOIN (SELECT MIN(created_at_ms) AS first_ms
                               FROM passkeys
                              WHERE relying_party_id = @relyingParty) AS f
                  LEFT JOIN (SELECT user_id, MIN(created_at_ms) AS got_ms
                               FROM passkeys
                              WHERE relying_party_id = @relyingParty
                                AND deleted_at_ms IS NULL
                              GROUP BY user_id) AS p ON p.user_id = u.id
                 WHERE u.relying_party_id = @relyingParty
                   AND u.deleted_at_ms IS NULL
                   AND f.first_ms IS NOT NULL) AS months
         GROUP BY came, got
        """;

    public static Statement Query(RelyingPartyId relyingParty) => new(Sql, ("relyingParty", relyingParty.Value));
}
