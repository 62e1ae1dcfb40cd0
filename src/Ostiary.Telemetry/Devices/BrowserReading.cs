namespace Ostiary.Telemetry;

/// <summary>The browser, or the app around the page, as far as it is told.</summary>
/// <param name="Name">Its name; null when unknown.</param>
/// <param name="Version">Its version; null when unknown.</param>
/// <param name="App">The app whose web view it is; null in a browser.</param>
/// <param name="Doubtful">Whether several browsers look like this one.</param>
internal sealed record BrowserReading(string? Name, string? Version, string? App, bool Doubtful)
{
    private const string FrozenEnd = ".0.0.0";

    /// <summary>The first number of the version; null when unknown.</summary>
    public int? Major => SystemReading.MajorOf(Version);

    /// <summary>Takes the more special of what the User-Agent and the brands name: an app over its browser, Brave over Chrome.</summary>
    public static BrowserReading Of(UserAgentText agent, ClientHints hints, string? os)
    {
        var brands = hints.Brands.Concat(hints.FullVersions).Select(brand => brand.Name).ToHashSet(StringComparer.Ordinal);
        var row = DeviceTables.Browsers.FirstOrDefault(each => each.Brands?.Any(brands.Contains) == true || IsMarked(each, agent, os));
        if (row is null)
            return new(null, null, null, false);

        var alike = DeviceTables.Browsers.Where(other => other.Name == row.Name).ToList();
        var written = alike.Select(other => WrittenVersion(other, agent)).FirstOrDefault(found => found is not null);
        var version = VersionIn(hints.FullVersions, alike) ?? Shortened(written) ?? VersionIn(hints.Brands, alike);
        return new(row.Name, version, row.App, LooksLikeOthers(row, written, hints, brands));
    }

    private static bool IsMarked(BrowserRow row, UserAgentText agent, string? os) =>
        row.Marks?.Any(agent.Has) == true && (row.Systems is null || row.Systems.Contains(os));

    private static string? WrittenVersion(BrowserRow row, UserAgentText agent)
    {
        IEnumerable<string> marks = row.Version is { } mark ? [mark] : row.Marks ?? [];
        return marks.Select(each => agent.VersionAfter(each, row.Fields)).FirstOrDefault(version => version is not null);
    }

    private static string? VersionIn(IReadOnlyList<Brand> brands, List<BrowserRow> rows) =>
        brands.FirstOrDefault(brand => rows.Any(row => row.Brands?.Contains(brand.Name) == true))?.Version is { Length: > 0 } version
        && char.IsAsciiDigit(version[0])
            ? version
            : null;

    // "151.0.0.0" is how browsers that say only their major version write it.
    private static string? Shortened(string? version) =>
        version?.EndsWith(FrozenEnd, StringComparison.Ordinal) == true ? version[..^FrozenEnd.Length] : version;

    // Without hints, Brave and a dozen others are Chrome to the letter; with hints, a brand that no list knows may be any of them.
    private static bool LooksLikeOthers(BrowserRow row, string? written, ClientHints hints, HashSet<string> brands) =>
        row.Name == "chrome" && !hints.Present && written?.EndsWith(FrozenEnd, StringComparison.Ordinal) == true
        || row.Name == "chromium" && brands.Any(brand => !IsKnown(brand) && !IsMadeUp(brand));

    private static bool IsKnown(string brand) => DeviceTables.Browsers.Any(row => row.Brands?.Contains(brand) == true);

    // Browsers mix in a brand like "Not;A=Brand", spelt anew each time, so that nobody relies on the list's form.
    private static bool IsMadeUp(string brand)
    {
        var letters = string.Concat(brand.Where(char.IsAsciiLetter));
        return letters.Equals("notabrand", StringComparison.OrdinalIgnoreCase) || letters.Equals("notbrand", StringComparison.OrdinalIgnoreCase);
    }
}
