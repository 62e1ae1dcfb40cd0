using System.Text.Json;
using System.Text.Json.Serialization;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>The last good BLOB and the revocation lists it was judged by, in one file: a line of JSON, then the bytes one after the other.</summary>
internal sealed record KeptCopy
{
    private const int LongestHead = 4096;

    /// <summary>When the BLOB was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>What the server called this state of it; null when it came from a file.</summary>
    public required string? EntityTag { get; init; }

    /// <summary>The BLOB as received.</summary>
    public required ReadOnlyMemory<byte> Blob { get; init; }

    /// <summary>The revocation lists, in DER.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> RevocationLists { get; init; }

    /// <summary>Writes the copy beside its place and moves it there, so that a crash leaves the old one or the new one.</summary>
    /// <remarks>Fails with <c>metadata.copy_not_kept</c>.</remarks>
    public Failure? Save(string path)
    {
        var fresh = path + ".new";
        try
        {
            using (var file = File.Create(fresh))
            {
                var head = new KeptHead(AcceptedAt, EntityTag, Blob.Length, [.. RevocationLists.Select(list => list.Length)]);
                JsonSerializer.Serialize(file, head, KeptJson.Default.KeptHead);
                file.WriteByte((byte)'\n');
                file.Write(Blob.Span);
                foreach (var list in RevocationLists)
                    file.Write(list.Span);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
            return null;
        }
        catch (IOException trouble)
        {
            return new(MetadataCodes.CopyNotKept, trouble.GetType().Name);
        }
        catch (UnauthorizedAccessException)
        {
            return new(MetadataCodes.CopyNotKept, "access is denied");
        }
    }

    /// <summary>Reads a copy; null when there is none. Fails with <c>metadata.copy_malformed</c> or <c>metadata.file_unreadable</c>.</summary>
    public static Outcome<KeptCopy>? Load(string path) =>
        File.Exists(path) ? (Outcome<KeptCopy>?)CertificateFiles.Read(path, int.MaxValue / 2).Then(bytes => Read(bytes)) : null;

    internal static Outcome<KeptCopy> Read(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span[..Math.Min(bytes.Length, LongestHead)].IndexOf((byte)'\n');
        if (end < 0 || HeadOf(bytes[..end]) is not { } head)
            return MetadataCodes.CopyMalformed;

        var rest = bytes[(end + 1)..];
        var lengths = (int[])[head.BlobBytes, .. head.RevocationListBytes ?? []];
        if (lengths.Any(length => length < 0) || lengths.Sum(length => (long)length) != rest.Length)
            return new Failure(MetadataCodes.CopyMalformed, "its lengths are wrong");

        var parts = new List<ReadOnlyMemory<byte>>(lengths.Length);
        foreach (var length in lengths)
        {
            parts.Add(rest[..length]);
            rest = rest[length..];
        }

        return new KeptCopy { AcceptedAt = head.AcceptedAt, EntityTag = head.EntityTag, Blob = parts[0], RevocationLists = parts[1..] };
    }

    private static KeptHead? HeadOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line.Span, KeptJson.Default.KeptHead);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The first line of a kept copy.</summary>
internal sealed record KeptHead(DateTimeOffset AcceptedAt, string? EntityTag, int BlobBytes, int[]? RevocationListBytes);

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(KeptHead))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class KeptJson : JsonSerializerContext;
