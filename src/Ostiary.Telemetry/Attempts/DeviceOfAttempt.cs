using System.Collections.Frozen;

namespace Ostiary.Telemetry;

/// <summary>The device of an attempt, as its tab told. Names of systems and browsers are those of the tables, so that nobody can invent some.</summary>
internal static class DeviceOfAttempt
{
    /// <summary>The device of which nobody told.</summary>
    public static readonly AttemptDevice Unknown = new(AttemptWords.Unknown, null, AttemptWords.Unknown, null, AttemptWords.Unknown, null, null);

    private static readonly FrozenSet<string> Systems = DeviceTables.Systems.Order.Select(system => system.Name)
        .Concat(DeviceTables.Systems.Platforms.Values).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Browsers = DeviceTables.Browsers.Select(browser => browser.Name)
        .Concat(DeviceTables.Bots.Select(bot => bot.Name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static AttemptDevice Of(AttemptStory story) =>
        story.OfTab("env.device", story.Own[^1].OccurredAtMs) is { } said ? Of(said.Told) : Unknown;

    /// <summary>The device of which an <c>env.device</c> tells.</summary>
    public static AttemptDevice Of(EventFields told) => new(
        Known(Systems, told.Text("os")), told.Text("osVersion"), Known(Browsers, told.Text("browser")), told.Text("browserVersion"),
        told.Text("formFactor") ?? AttemptWords.Unknown, told.Text("manufacturer"), told.Text("model"));

    private static string Known(FrozenSet<string> names, string? name) =>
        name is null ? AttemptWords.Unknown
        : names.TryGetValue(name, out var known) ? known.ToLowerInvariant()
        : name.Equals("iPadOS", StringComparison.OrdinalIgnoreCase) ? "ios"
        : AttemptWords.Other;
}
