using System.Xml.Linq;

namespace Ostiary.Tests.House;

/// <summary>The files that people wrote, as they lie around these tests. Paths are relative to the root, with forward slashes.</summary>
internal static class Repository
{
    /// <summary>What tools made.</summary>
    private static readonly HashSet<string> Made =
        [".git", ".data", ".dotnet", ".idea", ".vs", "artifacts", "node_modules", "dist", "bin", "obj", "TestResults"];

    private const string BuiltAssets = "src/Ostiary.Server/wwwroot/assets";

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. FilesIn(Root).Select(Relative).Order(StringComparer.Ordinal)];

    public static string PathTo(string file) => Path.Combine(Root, file);

    public static bool Has(string file) => Path.Exists(PathTo(file));

    public static string Read(string file) => File.ReadAllText(PathTo(file));

    public static XDocument ReadXml(string file) => XDocument.Load(PathTo(file));

    /// <summary>Files below one folder whose names end in one of the given ways.</summary>
    public static IEnumerable<string> FilesBelow(string folder, params string[] endings) =>
        from file in Files
        where file.StartsWith(folder + "/", StringComparison.Ordinal) && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
        select file;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ostiary.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"Ostiary.slnx is not above {AppContext.BaseDirectory}");
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsWritten)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsWritten).SelectMany(FilesIn));

    private static bool IsWritten(string path) =>
        !Made.Contains(Path.GetFileName(path)) && Relative(path) is not BuiltAssets;

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
