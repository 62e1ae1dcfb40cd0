using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>An annotation as a row.</summary>
internal static class AnnotationRow
{
    public const string Columns = "relying_party_id, annotation_id, kind, from_at_ms, until_at_ms, note, ticket_count, os, os_version, browser, browser_version, created_at_ms";

    public static (string Name, object? Value)[] Values(Annotation one) =>
    [
        ("relyingParty", one.RelyingPartyId.Value), ("id", one.Id.Value), ("kind", one.Kind.Wire()), ("from", one.From), ("until", one.Until), ("note", one.Text),
        ("tickets", one.Tickets), ("createdAt", one.CreatedAt),
        .. AnnotationWish.SegmentDimensions.Select(each => (FilterWords.NameOf(each), (object?)one.Segment.FirstOrDefault(trait => trait.Dimension == each)?.Value)),
    ];

    public static Annotation Read(DbDataReader row) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(0)),
        Id = new AnnotationId(row.GetString(1)),
        Kind = AnnotationKinds.Find(row.GetString(2)) ?? AnnotationKind.Other,
        From = row.Instant(3),
        Until = row.Instant(4),
        Text = row.GetString(5),
        Tickets = row.LongOrNull(6),
        Segment =
        [
            .. from each in AnnotationWish.SegmentDimensions.Select((dimension, place) => (Dimension: dimension, Value: row.TextOrNull(7 + place)))
               where each.Value is not null
               select new Trait(each.Dimension, each.Value),
        ],
        CreatedAt = row.Instant(11),
    };
}
