namespace Ostiary.Telemetry;

/// <summary>Versions in words. They come from browsers: escape them where they are shown.</summary>
public static class VersionWords
{
    private const string AtLeast = ">=";

    /// <summary>A version such as <c>10 or 11</c> or <c>14 or later</c>: where only a range is known, it says so.</summary>
    public static string Of(string version) => version.StartsWith(AtLeast, StringComparison.Ordinal)
        ? $"{version[AtLeast.Length..]} or later"
        : version.Replace("|", " or ", StringComparison.Ordinal);
}
