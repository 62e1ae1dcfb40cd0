using System.Globalization;
using System.Text;

namespace Ostiary.Fuzz;

/// <summary>The table of a run, in Markdown.</summary>
internal static class Report
{
    public static string Of(IReadOnlyList<TargetResult> results)
    {
        var page = new StringBuilder("| target | cases | cases/s | corpus | distinct outcomes | slowest, µs | most bytes | findings |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var result in results)
            page.Append(Row(result.Target, result.Cases, result.Time, result.CorpusSize, result.Outcomes, result.Slowest, result.MostBytes, result.Findings.Count));

        var time = TimeSpan.FromTicks(results.Sum(result => result.Time.Ticks));
        page.Append(Row(
            "all", results.Sum(result => result.Cases), time, results.Sum(result => result.CorpusSize), results.Sum(result => result.Outcomes),
            results.Max(result => result.Slowest), results.Max(result => result.MostBytes), results.Sum(result => result.Findings.Count)));
        return page.ToString();
    }

    private static string Row(string name, long cases, TimeSpan time, int corpus, int outcomes, TimeSpan slowest, long bytes, int findings) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {cases:N0} | {cases / time.TotalSeconds:N0} | {corpus} | {outcomes} | {slowest.TotalMicroseconds:N0} | {bytes:N0} | {findings} |\n");
}
