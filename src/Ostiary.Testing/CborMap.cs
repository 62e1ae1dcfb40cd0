using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Ostiary.Testing;

/// <summary>A CBOR map that is written in exactly the order it was filled: it may be out of order, or hold a key twice, when a test wants it so.</summary>
/// <remarks>Keys are <see cref="string"/> or <see cref="int"/>. Values are integers, text, byte arrays, booleans, null, lists, maps and <see cref="RawCbor"/>.</remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "CBOR (RFC 8949) calls it a map.")]
public sealed class CborMap : IEnumerable<KeyValuePair<object, object?>>
{
    private readonly List<KeyValuePair<object, object?>> _entries = [];

    /// <summary>The value of a key. Setting replaces it where it stands, or adds it at the end.</summary>
    /// <param name="key">A <see cref="string"/> or an <see cref="int"/>.</param>
    public object? this[object key]
    {
        get => _entries.Find(entry => entry.Key.Equals(key)).Value;
        set
        {
            var place = _entries.FindIndex(entry => entry.Key.Equals(key));
            if (place < 0)
                Add(key, value);
            else
                _entries[place] = new(key, value);
        }
    }

    /// <summary>Adds an entry at the end, even if the key is there already.</summary>
    /// <param name="key">A <see cref="string"/> or an <see cref="int"/>.</param>
    /// <param name="value">What it holds.</param>
    public void Add(object key, object? value) => _entries.Add(new(key, value));

    /// <summary>Adds an entry at the end, even if the key is there already.</summary>
    /// <param name="entry">The key and what it holds.</param>
    public void Add(KeyValuePair<object, object?> entry) => _entries.Add(entry);

    /// <summary>Takes a key out.</summary>
    /// <param name="key">The key.</param>
    public void Remove(object key) => _entries.RemoveAll(entry => entry.Key.Equals(key));

    /// <summary>Takes everything out.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>The map as CBOR, with definite lengths.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        Write(writer, this);
        return writer.Encode();
    }

    /// <summary>Another map with the same entries, to change without changing this one.</summary>
    public CborMap Copy() => [.. this];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Write(CborWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case int number: writer.WriteInt32(number); break;
            case long number: writer.WriteInt64(number); break;
            case bool truth: writer.WriteBoolean(truth); break;
            case string text: writer.WriteTextString(text); break;
            case byte[] bytes: writer.WriteByteString(bytes); break;
            case RawCbor raw: writer.WriteEncodedValue(raw.Bytes.Span); break;
            case CborMap map: WriteMap(writer, map); break;
            case IEnumerable items: WriteArray(writer, [.. items.Cast<object?>()]); break;
            default: throw new ArgumentException($"CBOR has no word for {value.GetType().Name} here.", nameof(value));
        }
    }

    private static void WriteMap(CborWriter writer, CborMap map)
    {
        writer.WriteStartMap(map._entries.Count);
        foreach (var (key, value) in map._entries)
        {
            Write(writer, key);
            Write(writer, value);
        }

        writer.WriteEndMap();
    }

    private static void WriteArray(CborWriter writer, object?[] items)
    {
        writer.WriteStartArray(items.Length);
        foreach (var item in items)
            Write(writer, item);

        writer.WriteEndArray();
    }
}

/// <summary>One CBOR item that is already encoded, for shapes that <see cref="CborMap"/> does not write: tags, long heads, indefinite lengths.</summary>
/// <param name="Bytes">One well-formed item.</param>
public sealed record RawCbor(ReadOnlyMemory<byte> Bytes);
