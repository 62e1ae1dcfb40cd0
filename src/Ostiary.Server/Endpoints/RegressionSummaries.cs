using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From what became worse to what the API says, as JSON and as a table.</summary>
internal static class RegressionSummaries
{
    private static readonly string[] Columns =
    [
        "id", "combination", "since", "openedAt", "closedAt", "closedBecause", "failed", "tries", "rate", "low", "high", "people",
        "reference", "referenceFailed", "referenceTries", "elsewhereFailed", "elsewhereTries", "mostly", "nowFailed", "nowTries", "sentence", "nextStep",
    ];

    public static RegressionSummary Of(Regression one) => new()
    {
        Id = one.Id.Value,
        Traits = one.Traits.ToDictionary(trait => FilterWords.NameOf(trait.Dimension), trait => trait.Value, StringComparer.Ordinal),
        Since = one.Since,
        OpenedAt = one.OpenedAt,
        ClosedAt = one.ClosedAt,
        ClosedBecause = one.End?.Wire(),
        WindowDays = one.WindowDays,
        Failed = Of(one.Failed),
        People = one.People,
        Reference = one.Reference.Wire(),
        ReferenceVersion = one.ReferenceVersion,
        Referred = Of(one.Referred),
        Elsewhere = Of(one.Elsewhere),
        Worse = new() { Points = one.Worse.Points, Low = one.Worse.Low, High = one.Worse.High },
        Mostly = one.Mostly?.Wire(),
        OfThatClass = Of(one.OfThatClass),
        Log10Evidence = one.LogEvidence / Math.Log(10),
        Now = Of(one.Now),
        CheckedAt = one.CheckedAt,
        Sentence = one.Sentence,
        NextStep = one.NextStep,
    };

    public static string CsvOf(IReadOnlyList<Regression> regressions) => Csv.Write(Columns, regressions.Select(one => (object?[])
    [
        one.Id.Value, TraitText.All(one.Traits), one.Since, one.OpenedAt, one.ClosedAt, one.End?.Wire(), one.Failed.Count, one.Failed.Of, one.Failed.Rate, one.Failed.Low, one.Failed.High,
        one.People, one.Reference.Wire(), one.Referred.Count, one.Referred.Of, one.Elsewhere.Count, one.Elsewhere.Of, one.Mostly?.Wire(), one.Now.Count, one.Now.Of, one.Sentence, one.NextStep,
    ]));

    private static ShareSummary Of(Share share) => new() { Count = share.Count, Of = share.Of, Rate = share.Rate, Low = share.Low, High = share.High };
}
