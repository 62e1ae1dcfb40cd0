using System.Text.Json;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From what Insights answers about devices to what the API says, as JSON and as a table.</summary>
internal static class DeviceSummaries
{
    private static readonly string[] Columns =
    [
        "kind", "row", "column", "people", "count", "of", "rate", "low", "high", "countWithoutDecisions", "ofWithoutDecisions", "rateWithoutDecisions", "lowWithoutDecisions",
        "highWithoutDecisions", "elsewhere", "since", "sentence",
    ];

    public static DeviceSummary Of(DeviceAnswer answer, DeviceQuestion question) => new()
    {
        Basis = JsonNamingPolicy.CamelCase.ConvertName(question.Basis.ToString()),
        Rows = FilterWords.NameOf(question.Rows),
        Columns = FilterWords.NameOf(question.Columns),
        Cells = [.. answer.Cells.Select(Of)],
        Merged = answer.Merged is { } merged ? Of(merged) : null,
        Whole = answer.Whole is { } whole ? Of(whole) : null,
        IsTooSmall = answer.IsTooSmall,
        Floor = AnonymityFloor.Least,
        Toxic = [.. answer.Toxic.Select(Of)],
    };

    /// <summary>One table: the cells, what is merged, the whole, and the combinations, whose count is of those that failed.</summary>
    public static string CsvOf(DeviceAnswer answer) => Csv.Write(
        Columns,
        [
            .. answer.Cells.Select(cell => Cells("cell", cell)),
            .. answer.Merged is { } merged ? [Cells("merged", merged)] : (IReadOnlyList<object?>[])[],
            .. answer.Whole is { } whole ? [Cells("whole", whole)] : (IReadOnlyList<object?>[])[],
            .. answer.Toxic.Select(Cells),
        ]);

    public static ShareSummary Of(Share share) => new() { Count = share.Count, Of = share.Of, Rate = share.Rate, Low = share.Low, High = share.High };

    public static DifferenceSummary? Of(Difference? difference) =>
        difference is null ? null : new() { Points = difference.Points, Low = difference.Low, High = difference.High };

    private static DeviceCellSummary Of(DeviceFigures cell) => new()
    {
        Row = Of(cell.Row),
        Column = Of(cell.Column),
        People = cell.People,
        Everything = Of(cell.Everything),
        WithoutDecisions = Of(cell.WithoutDecisions),
    };

    private static ToxicCombinationSummary Of(ToxicCombination toxic) => new()
    {
        Traits = Of(toxic.Traits),
        Sentence = toxic.Sentence,
        Failed = Of(toxic.Failed),
        Elsewhere = Of(toxic.Elsewhere),
        Worse = Of(toxic.Worse)!,
        People = toxic.People,
        Since = toxic.Since,
        MedianMs = toxic.MedianMs,
        Mostly = toxic.Mostly?.Wire(),
        OfThatClass = toxic.OfThatClass is { } share ? Of(share) : null,
        Log10Chance = toxic.LogChance / Math.Log(10),
    };

    /// <summary>Traits by the names of filters.</summary>
    public static Dictionary<string, string> Of(IReadOnlyList<Trait> traits) => traits.ToDictionary(trait => FilterWords.NameOf(trait.Dimension), trait => trait.Value);

    private static IReadOnlyList<object?> Cells(string kind, DeviceFigures cell) =>
        [kind, TraitText.All(cell.Row), TraitText.All(cell.Column), cell.People, .. Cells(cell.Everything), .. Cells(cell.WithoutDecisions), null, null, null];

    private static IReadOnlyList<object?> Cells(ToxicCombination toxic) =>
    [
        "toxic", TraitText.All(toxic.Traits), null, toxic.People, null, null, null, null, null, .. Cells(toxic.Failed), toxic.Elsewhere.Rate, toxic.Since, toxic.Sentence,
    ];

    private static object?[] Cells(Share share) => [share.Count, share.Of, share.Rate, share.Low, share.High];
}
