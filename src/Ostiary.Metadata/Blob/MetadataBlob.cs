using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>The payload of a BLOB whose signature was verified (FIDO MDS v3 §3.1.6).</summary>
public sealed record MetadataBlob
{
    /// <summary>Its serial number, <c>no</c>: never goes back.</summary>
    public required long Number { get; init; }

    /// <summary>By which day the next one is to be had, in UTC.</summary>
    public required DateOnly NextUpdate { get; init; }

    /// <summary>What is said of each model.</summary>
    public required IReadOnlyList<MetadataEntry> Entries { get; init; }

    /// <summary>How many entries could not be read and were left out.</summary>
    public required int DroppedCount { get; init; }

    /// <summary>True once the day of the next update has passed.</summary>
    public bool IsStale(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime) > NextUpdate;

    /// <summary>Reads a payload, entry by entry, so that no tree of the whole is ever made. Fails with <c>metadata.blob_malformed</c>.</summary>
    internal static Outcome<MetadataBlob> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return new PayloadReading(json).Read();
        }
        catch (JsonException)
        {
            return new Failure(MetadataCodes.BlobMalformed, "the payload is not JSON");
        }
        catch (InvalidOperationException)
        {
            return new Failure(MetadataCodes.BlobMalformed, "the payload has a text that is not Unicode");
        }
    }
}

/// <summary>One walk over the members of a payload.</summary>
internal sealed class PayloadReading(ReadOnlyMemory<byte> json)
{
    private readonly HashSet<string> _seen = [];
    private readonly List<MetadataEntry> _entries = [];
    private long? _number;
    private DateOnly? _nextUpdate;
    private int _droppedCount;

    public Outcome<MetadataBlob> Read()
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = BlobLimits.JsonDepth });
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return Malformed("an object is due");

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!_seen.Add(name))
                return Malformed("a member stands twice");
            reader.Read();
            Take(name, ref reader);
        }

        // What follows the object makes the reader throw.
        while (reader.Read())
        {
        }

        return _number is { } number && _nextUpdate is { } nextUpdate && _seen.Contains("entries")
            ? new MetadataBlob { Number = number, NextUpdate = nextUpdate, Entries = _entries, DroppedCount = _droppedCount }
            : Malformed("a number no, a date nextUpdate and a list entries are due");
    }

    private void Take(string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "no" when reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0:
                _number = number;
                break;
            case "nextUpdate" when reader.TokenType is JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", out var date):
                _nextUpdate = date;
                break;
            case "entries" when reader.TokenType is JsonTokenType.StartArray:
                TakeEntries(ref reader);
                break;
            case "entries":
                _seen.Remove(name);
                reader.Skip();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void TakeEntries(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var (start, isObject) = ((int)reader.TokenStartIndex, reader.TokenType is JsonTokenType.StartObject);
            reader.Skip();
            var length = (int)reader.BytesConsumed - start;
            var entry = isObject && length is >= BlobLimits.ShortestEntry and <= BlobLimits.Entry && _entries.Count < BlobLimits.EntriesCount
                ? EntryReading.Read(json.Slice(start, length))
                : null;
            if (entry is null)
                _droppedCount++;
            else
                _entries.Add(entry);
        }
    }

    private static Failure Malformed(string detail) => new(MetadataCodes.BlobMalformed, $"payload: {detail}");
}
