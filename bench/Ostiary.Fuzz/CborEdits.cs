using System.Buffers.Binary;

namespace Ostiary.Fuzz;

/// <summary>Injuries of CBOR: heads of other widths, other counts, tags, indefinite lengths, nests, keys that stand twice, and bytes inside byte strings.</summary>
internal sealed class CborEdits(EditBuffer inner)
{
    private const int MostHeads = 96;

    private readonly int[] _heads = new int[MostHeads];

    public void Apply(EditBuffer buffer, Dice dice, ReadOnlySpan<byte> other)
    {
        var count = Heads(buffer.Span);
        if (count == 0)
        {
            ByteEdits.Apply(buffer, dice, other);
            return;
        }

        var at = _heads[dice.Below(count)];
        var initial = buffer.Span[at];
        switch (dice.Below(9))
        {
            case 0: Widen(buffer, dice, at); break;
            case 1: buffer.Span[at] = (byte)(initial + (dice.OneIn(2) ? 1 : 255)); break;
            case 2: buffer.Span[at] = (byte)(initial | 0x1f); break;
            case 3: buffer.Insert(at, [(byte)(0xc0 | dice.Below(32))]); break;
            case 4: Nest(buffer, dice, at); break;
            case 5: buffer.Span[at] = (byte)((initial & 0x1f) | (dice.Below(8) << 5)); break;
            case 6: RepeatEntry(buffer, dice, count); break;
            default: Inside(buffer, dice, count, other); break;
        }
    }

    private int Heads(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var at = 0; at < bytes.Length && count < MostHeads;)
        {
            _heads[count++] = at;
            var (head, content) = Sizes(bytes[at..]);
            at += head + (int)Math.Min(content, (ulong)(bytes.Length - at));
        }

        return count;
    }

    /// <summary>How long a head is, and how many bytes of content belong to it (none for containers).</summary>
    private static (int Head, ulong Content) Sizes(ReadOnlySpan<byte> bytes)
    {
        var info = bytes[0] & 0x1f;
        var width = info is >= 24 and <= 27 ? 1 << (info - 24) : 0;
        if (bytes.Length < 1 + width)
            return (bytes.Length, 0);

        var argument = width switch
        {
            0 => (ulong)info,
            1 => bytes[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]),
        };
        return (1 + width, bytes[0] >> 5 is 2 or 3 && info != 31 ? argument : 0);
    }

    private static void Widen(EditBuffer buffer, Dice dice, int at)
    {
        var initial = buffer.Span[at];
        if ((initial & 0x1f) >= 24)
            return;

        var power = dice.Below(4);
        Span<byte> head = stackalloc byte[1 + (1 << power)];
        head.Clear();
        head[0] = (byte)((initial & 0xe0) | (24 + power));
        head[^1] = (byte)(initial & 0x1f);
        buffer.Replace(at, 1, head);
    }

    private static void Nest(EditBuffer buffer, Dice dice, int at)
    {
        Span<byte> nest = stackalloc byte[1 + dice.Below(24)];
        nest.Fill(dice.OneIn(2) ? (byte)0x81 : (byte)0xd8);
        buffer.Insert(at, nest);
    }

    private void RepeatEntry(EditBuffer buffer, Dice dice, int count)
    {
        var first = dice.Below(count);
        var from = _heads[first];
        var to = _heads[Math.Min(count - 1, first + 2)];
        buffer.Repeat(from, to - from, to, 1);
        buffer.Span[_heads[dice.Below(first + 1)]]++;
    }

    /// <summary>Injures what a byte string holds and mends its length, so that the injury is reached.</summary>
    private void Inside(EditBuffer buffer, Dice dice, int count, ReadOnlySpan<byte> other)
    {
        var at = _heads[dice.Below(count)];
        var (head, content) = Sizes(buffer.Span[at..]);
        if (buffer.Span[at] >> 5 != 2 || content == 0 || content > (ulong)(buffer.Length - at - head))
        {
            ByteEdits.Apply(buffer, dice, other);
            return;
        }

        inner.Load(buffer.Span.Slice(at + head, (int)content));
        if (inner.Span[0] is 0x30)
            DerEdits.Apply(inner, dice, other);
        else
            ByteEdits.Apply(inner, dice, other);
        buffer.Replace(at + head, (int)content, inner.Span);
        Span<byte> mended = [0x59, (byte)(inner.Length >> 8), (byte)inner.Length];
        buffer.Replace(at, head, mended);
    }
}
