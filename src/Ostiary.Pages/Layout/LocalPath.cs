namespace Ostiary.Pages.Layout;

/// <summary>Where to go afterwards, when a query string says so: only ever a path on this same origin.</summary>
public static class LocalPath
{
    /// <summary>The path if it is one of ours; <paramref name="otherwise"/> if it could lead anywhere else.</summary>
    public static string Or(string? path, string otherwise) => IsLocal(path) ? path! : otherwise;

    // Browsers read a backslash as a slash, and two slashes as the start of a host name; control characters vanish.
    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && !path.AsSpan().ContainsAnyInRange('\0', '\x1f')
        && !path.Contains('\\', StringComparison.Ordinal);
}
