using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ostiary.Bench;

/// <summary>The tables, in Markdown, with the conditions under which they arose.</summary>
internal static class Report
{
    public static string Of(IReadOnlyList<Measurement> measurements, IReadOnlyList<PairedDifference> differences, string? node)
    {
        var text = new StringBuilder();
        text.AppendLine(Conditions(node));
        text.AppendLine("\n| goal | figure | |\n|---|---:|---|");
        foreach (var goal in Goal.All)
            text.AppendLine(Row(goal, measurements, differences));

        text.AppendLine("\n| ES256 assertion besides its signature | CPU µs, median | 95 % of it | quietest tenth | bytes | pairs of slices |\n|---|---:|---:|---:|---:|---:|");
        foreach (var difference in differences)
            text.AppendLine(Row(difference));

        text.AppendLine("\n| work | CPU µs, median | quietest | bytes | against | ratio | besides |\n|---|---:|---:|---:|---|---:|---:|");
        foreach (var measurement in measurements)
            text.AppendLine(Row(measurement, measurements));
        return text.ToString();
    }

    private static string Conditions(string? node) => string.Join(
        ", ",
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        RuntimeInformation.FrameworkDescription,
        node ?? "without Node",
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture,
        $"{Environment.ProcessorCount} cores",
        $"load average {LoadAverage()}");

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Row(Goal goal, IReadOnlyList<Measurement> all, IReadOnlyList<PairedDifference> differences) =>
        goal.Figure(all, differences) is { } figure
            ? $"| {goal.Promise} | {Text(figure, "F2")}{(goal.IsTime ? " µs" : "")} | {(goal.IsMetBy(figure) ? "met" : "**missed**")} |"
            : $"| {goal.Promise} | | not measured |";

    private static string Row(PairedDifference one) =>
        $"| {one.Pair.Name} | {Text(one.Median, "F2")} | {Text(one.Interval.From, "F2")} to {Text(one.Interval.To, "F2")} "
        + $"| {Text(one.Quietest, "F2")} | {one.Bytes} | {one.Differences.Count} |";

    // Ratio: how much of the floor's speed remains. Besides: what is added to the floor.
    private static string Row(Measurement measurement, IReadOnlyList<Measurement> all)
    {
        var floor = all.FirstOrDefault(candidate => candidate.Workload.Name == measurement.Workload.Floor);
        var own = $"| {measurement.Workload.Name} | {Text(measurement.Median, "F1")} | {Text(measurement.Quietest, "F1")} | {measurement.Bytes} ";
        if (floor is null)
            return own + "| | | |";

        var ratio = Text(floor.Median / measurement.Median, "F2");
        var besides = Text(measurement.Median - floor.Median, "F1");
        return own + $"| {floor.Workload.Name} | {ratio} | {besides} µs |";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
