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
        text.AppendLine(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores");
        text.AppendLine();
        text.AppendLine("| work | CPU µs | bytes | against | ratio | besides |");
        text.AppendLine("|---|---:|---:|---|---:|---:|");
        foreach (var measurement in measurements)
            text.AppendLine(Row(measurement, measurements));
        return text.ToString();
    }

    // Ratio: how much of the floor's speed remains. Besides: what is added to the floor.
    private static string Row(Measurement measurement, IReadOnlyList<Measurement> all)
    {
        var floor = all.FirstOrDefault(candidate => candidate.Workload.Name == measurement.Workload.Floor);
        var own = string.Create(CultureInfo.InvariantCulture, $"| {measurement.Workload.Name} | {measurement.Microseconds:F1} | {measurement.Bytes} ");
        return floor is null
            ? own + "| | | |"
            : own + string.Create(CultureInfo.InvariantCulture, $"| {floor.Workload.Name} | {floor.Microseconds / measurement.Microseconds:F2} | {measurement.Microseconds - floor.Microseconds:F1} µs |");
    }
}
