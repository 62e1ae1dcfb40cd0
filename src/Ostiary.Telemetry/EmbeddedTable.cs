using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Telemetry;

/// <summary>Tables of this room that lie in its assembly as JSON. They are ours: one that cannot be read is a defect, and throws.</summary>
internal static class EmbeddedTable
{
    /// <summary>The table of a file.</summary>
    /// <param name="file">Folder and name, joined by a dot, such as <c>Devices.browsers.json</c>.</param>
    /// <param name="shape">How it is written.</param>
    public static T Read<T>(string file, JsonTypeInfo<T> shape)
    {
        using var table = Open(file);
        return JsonSerializer.Deserialize(table, shape) ?? throw new InvalidOperationException($"The table {file} is empty.");
    }

    /// <summary>The bytes of a file.</summary>
    public static ReadOnlyMemory<byte> Bytes(string file)
    {
        using var table = Open(file);
        var bytes = new byte[table.Length];
        table.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Open(string file) =>
        typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Ostiary.Telemetry.{file}")
        ?? throw new InvalidOperationException($"The table {file} is not in the assembly.");
}
