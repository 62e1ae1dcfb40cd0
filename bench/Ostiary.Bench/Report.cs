using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ostiary.Bench;

/// <summary>The table, in Markdown, with the conditions under which it arose.</summary>
internal static class Report
{
    public static string Of(IReadOnlyList<Measurement> measurements)
    {
        var text = new StringBuilder();
        text.AppendLine(Conditions());
        text.AppendLine();
        text.AppendLine("| work | CPU µs | bytes | against | ratio | besides |");
        text.AppendLine("|---|---:|---:|---|---:|---:|");
        foreach (var measurement in measurements)
            text.AppendLine(Row(measurement, measurements));
        return text.ToString();
    }

    private static string Conditions() => string.Join(
        ", ",
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture,
        $"{Environment.ProcessorCount} cores");

    // Ratio: how much of the floor's speed remains. Besides: what is added to the floor.
    private static string Row(Measurement measurement, IReadOnlyList<Measurement> all)
    {
        var floor = all.FirstOrDefault(candidate => candidate.Workload.Name == measurement.Workload.Floor);
        var own = $"| {measurement.Workload.Name} | {Text(measurement.Microseconds, "F1")} | {measurement.Bytes} ";
        if (floor is null)
            return own + "| | | |";

        var ratio = Text(floor.Microseconds / measurement.Microseconds, "F2");
        var besides = Text(measurement.Microseconds - floor.Microseconds, "F1");
        return own + $"| {floor.Workload.Name} | {ratio} | {besides} µs |";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
