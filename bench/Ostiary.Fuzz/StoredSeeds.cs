using System.Globalization;

namespace Ostiary.Fuzz;

/// <summary>The honest inputs that <see cref="HonestInputs"/> made, as kept in the repository.</summary>
internal static class StoredSeeds
{
    private static string Folder => Path.Combine(VectorFolder.Find(), "fuzz-seeds");

    /// <summary>The inputs of one target; none when there is no folder.</summary>
    public static IEnumerable<byte[]> Of(string target) => Directory.Exists(Path.Combine(Folder, target))
        ? Directory.EnumerateFiles(Path.Combine(Folder, target), "*.bin").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
        : [];

    /// <summary>Makes all of them anew.</summary>
    public static void MakeAnew()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        foreach (var group in HonestInputs.Make().GroupBy(made => made.Target, made => made.Input))
        {
            var folder = Directory.CreateDirectory(Path.Combine(Folder, group.Key)).FullName;
            foreach (var (place, input) in group.Index())
                File.WriteAllBytes(Path.Combine(folder, place.ToString(CultureInfo.InvariantCulture) + ".bin"), input);
        }
    }
}
