using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Regressions, latest first. Answered by the index <c>regressions_opened_at</c>; few are ever kept.</summary>
internal static class ListRegressions
{
    private const string Sql =
        $"""
        SELECT {RegressionRow.Columns}
          FROM regressions
         WHERE relying_party_id = @relyingParty
           AND (closed_at_ms IS NULL OR closed_at_ms >= @closedSince)
           AND (opened_at_ms, regression_id) < (@afterMs, @afterId)
         ORDER BY opened_at_ms DESC, regression_id DESC
         LIMIT @limit
        """;

    private const string SqlOne =
        $"""
        SELECT {RegressionRow.Columns}
          FROM regressions
         WHERE relying_party_id = @relyingParty
           AND regression_id    = @id
         LIMIT 1
        """;

    public static Statement Query(RegressionQuestion asked) => new(
        Sql,
        ("relyingParty", asked.RelyingParty.Value), ("closedSince", asked.ClosedSince ?? DateTimeOffset.MaxValue), ("limit", asked.Limit),
        ("afterMs", asked.After is { } after ? after.OpenedAt.ToUnixTimeMilliseconds() : long.MaxValue), ("afterId", asked.After?.Id.Value ?? ""));

    public static Statement One(RelyingPartyId relyingParty, RegressionId id) => new(SqlOne, ("relyingParty", relyingParty.Value), ("id", id.Value));
}
