using System.Buffers.Binary;

namespace Ostiary.Fuzz;

/// <summary>Injuries that know nothing of what the bytes mean.</summary>
internal static class ByteEdits
{
    private static ReadOnlySpan<ulong> Interesting =>
        [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x3ff, 0x400, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff, ulong.MaxValue];

    public static void Apply(EditBuffer buffer, Dice dice, ReadOnlySpan<byte> other)
    {
        if (buffer.Length == 0)
        {
            buffer.Load(other);
            return;
        }

        var at = dice.Below(buffer.Length);
        var count = Math.Min(buffer.Length - at, 1 + dice.Below(24));
        switch (dice.Below(11))
        {
            case 0: buffer.Span[at] ^= (byte)(1 << dice.Below(8)); break;
            case 1: buffer.Span[at] = (byte)dice.Next(); break;
            case 2: buffer.Span[at] += (byte)(dice.OneIn(2) ? 1 : 255); break;
            case 3: buffer.Replace(at, count, []); break;
            case 4: buffer.Repeat(at, count, at, 1 + dice.Below(3)); break;
            case 5: buffer.Truncate(at); break;
            case 6: WriteInteger(buffer, dice, at); break;
            case 7: Splice(buffer, dice, at, other); break;
            case 8: CopyWithin(buffer, dice, at, count); break;
            case 9: InsertNoise(buffer, dice, at); break;
            default: buffer.Span.Slice(at, count).Fill(dice.OneIn(2) ? (byte)0 : (byte)0xff); break;
        }
    }

    /// <summary>Makes a small input huge, by repeating a stretch of it.</summary>
    public static void Inflate(EditBuffer buffer, Dice dice)
    {
        if (buffer.Length == 0)
            return;

        var at = dice.Below(buffer.Length);
        buffer.Repeat(at, Math.Min(buffer.Length - at, 1 + dice.Below(40)), at, 1 << dice.Below(17));
    }

    private static void WriteInteger(EditBuffer buffer, Dice dice, int at)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(eight, dice.Of(Interesting));
        var width = Math.Min(1 << dice.Below(4), buffer.Length - at);
        eight[^width..].CopyTo(buffer.Span[at..]);
    }

    private static void Splice(EditBuffer buffer, Dice dice, int at, ReadOnlySpan<byte> other)
    {
        if (other.IsEmpty)
            return;

        var from = dice.Below(other.Length);
        buffer.Replace(at, buffer.Length - at, other[from..]);
    }

    private static void CopyWithin(EditBuffer buffer, Dice dice, int at, int count)
    {
        var from = dice.Below(buffer.Length - count + 1);
        buffer.Span.Slice(from, count).CopyTo(buffer.Span[at..]);
    }

    private static void InsertNoise(EditBuffer buffer, Dice dice, int at)
    {
        Span<byte> noise = stackalloc byte[1 + dice.Below(8)];
        foreach (ref var one in noise)
            one = (byte)dice.Next();
        buffer.Insert(at, noise);
    }
}
