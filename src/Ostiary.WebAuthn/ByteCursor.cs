using System.Buffers.Binary;

namespace Ostiary.WebAuthn;

/// <summary>Reads bytes in order, by name. Remembers if it ever ran out, and never throws: look at <see cref="Overran"/> once, at the end.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been taken: the offset of the next one.</summary>
    public int Position { get; private set; }

    /// <summary>True when more was asked for than there was; what was returned since then is empty or zero.</summary>
    public bool Overran { get; private set; }

    public readonly int Remaining => _bytes.Length - Position;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (Overran || count < 0 || count > Remaining)
        {
            Overran = true;
            return [];
        }

        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>A size of two bytes, and as many bytes after it. A size beyond the bound counts as running out.</summary>
    public ReadOnlySpan<byte> TakeSized(int atMost) => TakeUInt16() is var size && size <= atMost ? Take(size) : Take(int.MaxValue);

    public byte TakeByte() => Take(1) is [var value] ? value : default;

    public ushort TakeUInt16() => Take(2) is { Length: 2 } taken ? BinaryPrimitives.ReadUInt16BigEndian(taken) : default;

    public uint TakeUInt32() => Take(4) is { Length: 4 } taken ? BinaryPrimitives.ReadUInt32BigEndian(taken) : default;

    public ulong TakeUInt64() => Take(8) is { Length: 8 } taken ? BinaryPrimitives.ReadUInt64BigEndian(taken) : default;
}
