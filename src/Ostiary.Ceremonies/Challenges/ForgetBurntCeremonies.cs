using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Deletes what was burnt and has expired since: nobody can present it any more.</summary>
public static class ForgetBurntCeremonies
{
    /// <remarks>Answered by index <c>burnt_ceremonies_expires_at</c>. Housekeeping of the whole server, so it alone does not filter by relying party.</remarks>
    private const string Sql =
        """
        DELETE FROM burnt_ceremonies
         WHERE (relying_party_id, ceremony_id) IN (
               SELECT relying_party_id, ceremony_id
                 FROM burnt_ceremonies
                WHERE expires_at_ms < @before_ms
                ORDER BY expires_at_ms
                LIMIT @at_most)
        """;

    /// <summary>A little time after expiry, in case another node's clock is behind.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>Deletes up to <paramref name="atMost"/> rows; returns how many it was.</summary>
    public static async Task<int> Sweep(Database database, TimeProvider clock, int atMost, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Slack;
        var committed = await database.Commit(
            [new Statement(Sql, ("before_ms", before.ToUnixTimeMilliseconds()), ("at_most", (long)atMost))], cancel);
        return committed.RowsAffected[0];
    }
}
