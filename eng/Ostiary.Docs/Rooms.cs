using System.Reflection;

namespace Ostiary.Docs;

/// <summary>The rooms as they were built.</summary>
public static class Rooms
{
    private static readonly string[] Outside = ["Ostiary.Docs", "Ostiary.Fuzz", "Ostiary.Tests", "Ostiary.EndToEnd.Tests"];

    /// <summary>Every room's assembly, by name.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        .. from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Ostiary.*.dll").Order(StringComparer.Ordinal)
           let name = Path.GetFileNameWithoutExtension(file)
           where !Outside.Contains(name)
           select Assembly.Load(name),
    ];

    /// <summary>Every type that a room declares.</summary>
    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes());
}
