using System.Globalization;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Where a page of attempts ended, as addresses write it.</summary>
public static class AttemptPlaceText
{
    private const int Longest = 128;

    /// <summary>The place of the last attempt of a page.</summary>
    public static string Of(Attempt last) => string.Create(CultureInfo.InvariantCulture, $"{last.StartedAtMs}-{last.Key}");

    /// <summary>The place that a text names; null when it names none.</summary>
    public static AttemptPlace? Read(string text) =>
        text.Length <= Longest && text.Split('-', 2) is [var ms, { Length: > 0 } key] && !key.Any(char.IsControl)
        && long.TryParse(ms, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            ? new AttemptPlace(startedAt, key)
            : null;
}
