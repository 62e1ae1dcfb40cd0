using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ostiary.Load;

/// <summary>The findings as Markdown tables, with the conditions under which they arose.</summary>
internal static class Report
{
    /// <summary>Everything of one run.</summary>
    public static string Of(Settings settings, IReadOnlyList<Figures> floor, Figures? peer, IReadOnlyList<Findings> findings)
    {
        var text = new StringBuilder();
        text.AppendLine(Conditions(settings)).AppendLine();
        foreach (var found in findings)
            text.AppendLine(Invariant($"- {found.Database}"));

        text.AppendLine().AppendLine("| work | a second | ratio to floor | options p50/p95/p99 ms | verify p50/p95/p99 ms | CPU µs: server, database, load | round trips | others' CPU |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        var least = floor[^1];
        IEnumerable<Figures> beside = peer is null ? floor : [.. floor, peer];
        foreach (var figures in beside.Concat(findings.SelectMany(found => found.SignIns)))
            text.AppendLine(Row(figures, least));

        text.AppendLine().AppendLine("| first options | cold server | warm server |").AppendLine("|---|---:|---:|");
        foreach (var found in findings)
            text.AppendLine(Invariant($"| {Name(found)} | {found.FirstOptionsCold.TotalMilliseconds:F0} ms | {found.FirstOptionsWarm.TotalMilliseconds:F2} ms |"));

        text.AppendLine().AppendLine("| by name | database | samples each | known p50/p95 µs | unknown p50/p95 µs | gap of medians | Mann-Whitney p |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var found in findings)
        {
            foreach (var timing in found.Timing)
                text.AppendLine(Row(Name(found), timing));
        }

        return text.ToString();
    }

    private static string Conditions(Settings settings) => Invariant(
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores ({Processor()}), Linux {Environment.OSVersion.Version}, {RuntimeInformation.FrameworkDescription}, {settings.Workers} at a time, {settings.People} people, median of {settings.Repeats} × {settings.Duration.TotalSeconds:F0} s after {settings.WarmUp.TotalSeconds:F0} s of warm-up, load average at the end {LoadAverage()}");

    private static string Row(Figures one, Figures floor) => Invariant(
        $"| {one.Work} | {one.PerSecond:F0} | {one.PerSecond / floor.PerSecond:F2} | {Text(one.Options)} | {Text(one.Verify)} | {one.PerAct.Server.TotalMicroseconds:F0}, {one.PerAct.Database.TotalMicroseconds:F0}, {one.PerAct.Load.TotalMicroseconds:F0} | {one.RoundTrips:F2} | {one.Others:P0} |");

    private static string Row(string name, IdentifierTiming timing) => Invariant(
        $"| {timing.Question} | {name} | {timing.Samples} | {timing.Known.P50.TotalMicroseconds:F0} / {timing.Known.P95.TotalMicroseconds:F0} | {timing.Unknown.P50.TotalMicroseconds:F0} / {timing.Unknown.P95.TotalMicroseconds:F0} | {timing.Gap.TotalMicroseconds:F1} µs | {timing.P:G2} |");

    private static string Text(Latencies times) =>
        Invariant($"{times.P50.TotalMilliseconds:F1} / {times.P95.TotalMilliseconds:F1} / {times.P99.TotalMilliseconds:F1}");

    private static string Name(Findings found) => found.Database.Split([' ', ','])[0];

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown";

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
