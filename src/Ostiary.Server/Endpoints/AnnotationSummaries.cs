using Ostiary.Contracts.Insights;
using Ostiary.Insights;

namespace Ostiary.Server.Endpoints;

/// <summary>From what operators noted to what the API says, as JSON and as a table.</summary>
internal static class AnnotationSummaries
{
    private static readonly string[] Columns = ["id", "kind", "from", "until", "text", "tickets", "segment", "createdAt"];

    public static AnnotationSummary Of(Annotation one) => new()
    {
        Id = one.Id.Value,
        Kind = one.Kind.Wire(),
        Text = one.Text,
        From = one.From,
        Until = one.Until,
        Tickets = one.Tickets,
        Segment = one.Segment.ToDictionary(trait => FilterWords.NameOf(trait.Dimension), trait => trait.Value, StringComparer.Ordinal),
        CreatedAt = one.CreatedAt,
    };

    public static string CsvOf(IReadOnlyList<Annotation> annotations) => Csv.Write(
        Columns, annotations.Select(one => (object?[])[one.Id.Value, one.Kind.Wire(), one.From, one.Until, one.Text, one.Tickets, TraitText.Where(one.Segment), one.CreatedAt]));
}
