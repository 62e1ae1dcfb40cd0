using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>An attempt of which it is known why it ended as it did.</summary>
/// <param name="Id">Its name in the corpus.</param>
/// <param name="From">Where it is from: <c>facts</c> for a failure of the table as it comes, <c>told</c> for a situation that somebody described.</param>
/// <param name="Class">What really happened.</param>
/// <param name="Signals">What could be seen of it.</param>
public sealed record LabelledAttempt(string Id, string From, ErrorClass Class, AttemptSignals Signals)
{
    /// <summary>Reads a corpus, one attempt a line.</summary>
    /// <exception cref="JsonException">A line is not an attempt with a label: a corpus is ours.</exception>
    public static IReadOnlyList<LabelledAttempt> Read(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize(line, ClassificationTables.Default.LabelledAttempt)!)];
}
