using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>The labelled attempts of <c>tests/vectors/classification.jsonl</c>.</summary>
internal static class Corpus
{
    public static IReadOnlyList<LabelledAttempt> All { get; } = LabelledAttempt.Read(File.ReadLines(PathTo("classification.jsonl")));

    public static string PathTo(string vector) => Path.Combine(AppContext.BaseDirectory, "vectors", vector);
}
