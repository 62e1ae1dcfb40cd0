using Ostiary.Contracts.Insights;
using Ostiary.Insights;

namespace Ostiary.Server.Endpoints;

/// <summary>From what is usual on each system to what the API says, as JSON and as a table.</summary>
internal static class BaselineSummaries
{
    private static readonly string[] Columns =
        ["os", "failedBefore", "triesBefore", "failedNow", "triesNow", "worse", "worseLow", "worseHigh", "medianBeforeMs", "medianNowMs", "slowerMs"];

    public static string CsvOf(IReadOnlyList<SystemBaseline> baselines) => Csv.Write(Columns, baselines.Select(RowOf));

    private static object?[] RowOf(SystemBaseline one) =>
    [
        one.Os, one.FailedBefore.Count, one.FailedBefore.Of, one.FailedNow.Count, one.FailedNow.Of, one.Worse?.Points, one.Worse?.Low, one.Worse?.High,
        one.TookBefore?.Median, one.TookNow?.Median, one.SlowerMs,
    ];

    public static BaselineSummary Of(SystemBaseline one) => new()
    {
        Os = one.Os,
        FailedBefore = Of(one.FailedBefore),
        FailedNow = Of(one.FailedNow),
        Worse = one.Worse is { } worse ? new() { Points = worse.Points, Low = worse.Low, High = worse.High } : null,
        TookBefore = ReportSummaries.Of(one.TookBefore),
        TookNow = ReportSummaries.Of(one.TookNow),
        SlowerMs = one.SlowerMs,
    };

    private static ShareSummary Of(Share share) => new() { Count = share.Count, Of = share.Of, Rate = share.Rate, Low = share.Low, High = share.High };
}
