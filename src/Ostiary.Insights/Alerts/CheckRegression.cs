using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Writes the figures of now, and the end; changes nothing where another node closed it before. Answered by the primary key.</summary>
internal static class CheckRegression
{
    private const string Sql =
        """
        UPDATE regressions
           SET now_try_count     = @nowTries,
               now_failure_count = @nowFailures,
               checked_at_ms     = @checkedAt,
               closed_at_ms      = @closedAt,
               closed_because    = @because
         WHERE relying_party_id  = @relyingParty
           AND regression_id     = @id
           AND closed_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, Regression regression) => new(
        Sql,
        ("relyingParty", relyingParty.Value), ("id", regression.Id.Value), ("nowTries", regression.Now.Of), ("nowFailures", regression.Now.Count),
        ("checkedAt", regression.CheckedAt), ("closedAt", regression.ClosedAt), ("because", regression.End?.Wire()));
}
