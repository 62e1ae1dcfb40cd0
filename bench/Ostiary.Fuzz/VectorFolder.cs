namespace Ostiary.Fuzz;

/// <summary>Finds tests/vectors, from wherever the program runs.</summary>
internal static class VectorFolder
{
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ostiary.slnx")))
            folder = folder.Parent;

        return folder is null
            ? throw new InvalidOperationException($"Ostiary.slnx is not above {AppContext.BaseDirectory}; run from inside the repository.")
            : Path.Combine(folder.FullName, "tests", "vectors");
    }
}
