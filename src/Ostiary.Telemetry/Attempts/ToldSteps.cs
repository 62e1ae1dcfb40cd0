using System.Globalization;

namespace Ostiary.Telemetry;

/// <summary>The steps that an app told of an attempt, as they are stored: each with the milliseconds since the ceremony was started, such as <c>prompt_shown:80 tap_started:2100</c>.</summary>
internal static class ToldSteps
{
    // No ceremony has so many; an app that repeats itself fills no row.
    private const int Most = 40;

    /// <summary>The steps of a story in order; null when none was told, as in browsers.</summary>
    public static string? Of(AttemptStory story)
    {
        var started = story.All("ceremony.started").FirstOrDefault()?.OccurredAtMs;
        var steps = story.All("native.step").Where(one => one.Told.Text("step") is not null).Take(Most)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Told.Text("step")}:{OffsetOf(one, started)}")).ToList();
        return steps.Count == 0 ? null : string.Join(' ', steps);
    }

    /// <summary>How many steps a text holds; empty when none was told.</summary>
    public static string CountOf(string steps) => steps.Length == 0 ? "" : (steps.Count(letter => letter == ' ') + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The steps of a text, each with its milliseconds since the start.</summary>
    public static IReadOnlyList<(string Step, long AtMs)> Read(string text) =>
    [
        .. from part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let at = part.IndexOf(':', StringComparison.Ordinal)
           where at > 0
           select (part[..at], long.TryParse(part.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : 0),
    ];

    private static long OffsetOf(AttemptEvent one, long? startedMs) => one.Told.Number("offsetMs") ?? Math.Max(0, one.OccurredAtMs - (startedMs ?? one.OccurredAtMs));
}
