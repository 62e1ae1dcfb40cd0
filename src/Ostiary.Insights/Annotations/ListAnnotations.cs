using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Annotations that touch a period, latest first; or one of them. Answered by the index <c>annotations_from</c> and the primary key.</summary>
internal static class ListAnnotations
{
    private const string SqlOne =
        $"""
        SELECT {AnnotationRow.Columns}
          FROM annotations
         WHERE relying_party_id = @relyingParty
           AND annotation_id    = @id
         LIMIT 1
        """;

    // Nothing is longer than 400 days: what began before cannot touch the period.
    private const string Sql =
        $"""
        SELECT {AnnotationRow.Columns}
          FROM annotations
         WHERE relying_party_id = @relyingParty
           AND from_at_ms      >= @earliest
           AND from_at_ms       < @until
           AND until_at_ms     >= @from
           AND (@kind = '' OR kind = @kind)
           AND (from_at_ms, annotation_id) < (@afterMs, @afterId)
         ORDER BY from_at_ms DESC, annotation_id DESC
         LIMIT @limit
        """;

    public static Statement One(RelyingPartyId relyingParty, AnnotationId id) => new(SqlOne, ("relyingParty", relyingParty.Value), ("id", id.Value));

    public static Statement Query(AnnotationQuestion asked) => new(
        Sql,
        ("relyingParty", asked.RelyingParty.Value), ("earliest", asked.From - FilterWords.LongestPeriod), ("from", asked.From), ("until", asked.Until),
        ("kind", asked.Kind?.Wire() ?? ""), ("limit", asked.Limit),
        ("afterMs", asked.After is { } after ? after.From.ToUnixTimeMilliseconds() : long.MaxValue), ("afterId", asked.After?.Id.Value ?? ""));
}
