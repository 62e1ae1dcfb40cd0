namespace Ostiary.Telemetry;

/// <summary>Versions as days keep them: what an update changes, and not each build.</summary>
public static class VersionText
{
    private const int Longest = 32;

    /// <summary>Of a system: <c>17.3</c> of <c>17.3.1</c>, <c>18</c> of <c>18.0.0</c>.</summary>
    public static string OfSystem(string version) => version.Split('.') switch
    {
        [var major, var minor, ..] when IsNumber(minor) && minor.Any(digit => digit != '0') => Short($"{major}.{minor}"),
        [var major, ..] => Short(major),
        _ => Short(version),
    };

    /// <summary>Of a browser: <c>172</c> of <c>172.0.8100.60</c>.</summary>
    public static string OfBrowser(string version) => Short(version.Split('.')[0]);

    /// <summary>Whether a version is the one that is asked for, or below it: <c>17.3</c> and <c>17.3.1</c> are below <c>17</c>.</summary>
    public static bool IsBelow(string version, string asked) =>
        version == asked || (version.Length > asked.Length && version[asked.Length] == '.' && version.StartsWith(asked, StringComparison.Ordinal));

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Short(string text) => text.Length > Longest ? text[..Longest] : text;
}
