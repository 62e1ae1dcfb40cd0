using System.Text.Json;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From what Insights answers about security keys to what the API says, as JSON and as a table.</summary>
internal static class SecurityKeySummaries
{
    private static readonly string[] Columns =
    [
        "kind", "where", "name", "transport", "people", "count", "of", "rate", "low", "high", "countWithoutDecisions", "ofWithoutDecisions", "rateWithoutDecisions",
        "lowWithoutDecisions", "highWithoutDecisions", "givenUp", "notOffered", "untold", "confidence", "succeeded", "medianMs", "p95Ms", "steps", "baselineMedianMs", "baselineP95Ms",
        "baselineSteps", "autofill", "elsewhere", "sentence",
    ];

    public static SecurityKeySummary Of(HardwareAnswer answer, HardwareQuestion question) => new()
    {
        Basis = JsonNamingPolicy.CamelCase.ConvertName(question.Basis.ToString()),
        By = FilterWords.NameOf(question.By),
        Whole = answer.Whole is { } whole ? Of(whole) : null,
        Segments = [.. answer.Segments.Select(Of)],
        Merged = answer.Merged is { } merged ? Of(merged) : null,
        IsTooSmall = answer.IsTooSmall,
        Floor = AnonymityFloor.Least,
        Hidden = [.. answer.Hidden.Select(Of)],
        Steps = [.. answer.Steps.Select(step => new KeyStepSummary { Step = step.Step, Key = ReportSummaries.Of(step.Key), Own = ReportSummaries.Of(step.Own) })],
        Unasked = answer.Unasked,
    };

    /// <summary>
    /// One table: the whole, the segments and what is merged, whose count is of those that found the option; below each its signs and the places where its attempts
    /// ended; how long each step takes; and where the option is hidden, whose count is of those that did not find it.
    /// </summary>
    public static string CsvOf(HardwareAnswer answer) => Csv.Write(
        Columns,
        [
            .. Rows("whole", answer.Whole), .. answer.Segments.SelectMany(segment => Rows("segment", segment)), .. Rows("merged", answer.Merged),
            .. answer.Steps.Select(Row),
            .. answer.Hidden.Select(hidden => Row("hidden", hidden.Where, null, null, [hidden.People, .. Cells(hidden.Lost)], hidden.NotOffered, hidden.Elsewhere.Rate, hidden.Sentence)),
        ]);

    public static KeyPathSummary Of(KeyPath path) => new()
    {
        Reason = path.Reason.Wire(),
        Option = path.Sign.Option().Wire(),
        Confidence = path.Sign.ConfidencePermille() / 1_000.0,
        Sign = path.Sign.Wire(),
        Stop = path.Stop.Wire(),
    };

    private static SecurityKeyFigures Of(HardwareFigures figures) => new()
    {
        Where = DeviceSummaries.Of(figures.Where),
        People = figures.People,
        Wanted = figures.Wanted,
        Found = DeviceSummaries.Of(figures.Found),
        FoundWithoutDecisions = DeviceSummaries.Of(figures.FoundWithoutDecisions),
        Lost = DeviceSummaries.Of(figures.Lost),
        GivenUp = figures.GivenUp,
        NotOffered = figures.NotOffered,
        Untold = figures.Untold,
        Confidence = figures.Confidence,
        Succeeded = DeviceSummaries.Of(figures.Succeeded),
        SucceededWithoutDecisions = DeviceSummaries.Of(figures.SucceededWithoutDecisions),
        Signs = [.. figures.Signs.Select(Of)],
        Stops = [.. figures.Stops.Select(stop => new KeyStopSummary { Stop = stop.Stop.Wire(), Transport = stop.Transport, Count = stop.Count })],
        Key = Of(figures.Key),
        Baseline = Of(figures.Baseline),
        Autofill = figures.Autofill is { } autofill ? DeviceSummaries.Of(autofill) : null,
        Sentence = figures.Sentence,
    };

    private static KeySignSummary Of(SignCount sign) => new()
    {
        Sign = sign.Sign.Wire(),
        Option = sign.Sign.Option().Wire(),
        Confidence = sign.Sign.ConfidencePermille() / 1_000.0,
        Count = sign.Count,
    };

    private static KeyEffortSummary Of(PathEffort effort) => new() { Times = ReportSummaries.Of(effort.Times), Steps = effort.Steps, StepsOf = effort.StepsOf };

    private static HiddenKeySummary Of(HiddenKeys hidden) => new()
    {
        Where = DeviceSummaries.Of(hidden.Where),
        People = hidden.People,
        Lost = DeviceSummaries.Of(hidden.Lost),
        Elsewhere = DeviceSummaries.Of(hidden.Elsewhere),
        Worse = DeviceSummaries.Of(hidden.Worse)!,
        NotOffered = hidden.NotOffered,
        Sentence = hidden.Sentence,
    };

    private static IEnumerable<IReadOnlyList<object?>> Rows(string kind, HardwareFigures? figures) => figures is null ? [] :
    [
        [
            kind, TraitText.All(figures.Where), null, null, figures.People, .. Cells(figures.Found), .. Cells(figures.FoundWithoutDecisions), figures.GivenUp, figures.NotOffered,
            figures.Untold, figures.Confidence, figures.Succeeded.Rate, .. Cells(figures.Key), .. Cells(figures.Baseline), figures.Autofill?.Rate, null, figures.Sentence,
        ],
        .. figures.Signs.Select(sign => Row("sign", figures.Where, sign.Sign.Wire(), null, [null, sign.Count, figures.Wanted], null, null, null)),
        .. figures.Stops.Select(stop => Row("stop", figures.Where, stop.Stop.Wire(), stop.Transport, [null, stop.Count, figures.Wanted], null, null, null)),
    ];

    // What a row does not have stays empty: people and a share come first, then ten figures of a whole segment.
    private static IReadOnlyList<object?> Row(
        string kind, IReadOnlyList<Trait> where, string? name, string? transport, object?[] share, long? notOffered, double? elsewhere, string? sentence) =>
    [
        kind, TraitText.All(where), name, transport, .. share, .. new object?[12 - share.Length], notOffered, .. new object?[10], elsewhere, sentence,
    ];

    private static IReadOnlyList<object?> Row(StepTimes step) =>
        ["step", null, step.Step, .. new object?[17], step.Key?.Median, step.Key?.P95, null, step.Own?.Median, step.Own?.P95, .. new object?[4]];

    private static object?[] Cells(Share share) => [share.Count, share.Of, share.Rate, share.Low, share.High];

    private static object?[] Cells(PathEffort effort) => [effort.Times?.Median, effort.Times?.P95, effort.Steps];
}
