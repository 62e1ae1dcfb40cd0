namespace Ostiary.Simulation;

/// <summary>Which version of what is current on a day. All of them lie ahead of the versions that exist.</summary>
internal static class Versions
{
    private static readonly Dictionary<string, IReadOnlyList<(int FromDay, string Version)>> Systems = new(StringComparer.Ordinal)
    {
        ["windows"] = [(int.MinValue, "15.0.0")],
        ["macos"] = [(int.MinValue, "28.1.0"), (22, "28.2.0")],
        ["android"] = [(int.MinValue, $"{Story.AndroidThatLosesTaps - 1}.0.0"), (Story.LostTaps.Day, $"{Story.AndroidThatLosesTaps}.0.0")],
        ["ios"] = [(int.MinValue, "28.1"), (22, "28.2")],
    };

    private static readonly Dictionary<string, IReadOnlyList<(int FromDay, int Major)>> Browsers = new(StringComparer.Ordinal)
    {
        ["chrome"] = [(int.MinValue, 170), (8, 171), (36, 172)],
        ["edge"] = [(int.MinValue, 170), (10, 171), (38, 172)],
        ["firefox"] = [(int.MinValue, Story.FirefoxThatHidesKeys - 1), (Story.HiddenKeys.Day, Story.FirefoxThatHidesKeys)],
        ["safari"] = [(int.MinValue, 28)],
    };

    /// <summary>A system's version as client hints give it.</summary>
    public static string OfSystem(string os, int day) => Systems[os].Last(row => row.FromDay <= day).Version;

    /// <summary>A browser's major version.</summary>
    public static int OfBrowser(string browser, int day) => Browsers[browser].Last(row => row.FromDay <= day).Major;
}
