namespace Ostiary.Fuzz;

/// <summary>Injuries of DER: tags, lengths in other forms, elements cut, doubled or swapped for another.</summary>
internal static class DerEdits
{
    private const int MostElements = 64;

    private static ReadOnlySpan<byte> Tags => [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0, 0xa3, 0xbf];

    public static void Apply(EditBuffer buffer, Dice dice, ReadOnlySpan<byte> other)
    {
        Span<int> elements = stackalloc int[MostElements];
        var count = Elements(buffer.Span, elements, dice);
        if (count == 0)
        {
            ByteEdits.Apply(buffer, dice, other);
            return;
        }

        var at = elements[dice.Below(count)];
        switch (dice.Below(7))
        {
            case 0: buffer.Span[at] = dice.Of(Tags); break;
            case 1: buffer.Span[at + 1] += (byte)(dice.OneIn(2) ? 1 : 255); break;
            case 2: buffer.Span[at + 1] = 0x80; break;
            case 3: buffer.Replace(at + 1, 1, [0x81, buffer.Span[at + 1]]); break;
            case 4: buffer.Replace(at + 1, 1, [0x84, 0, 0, 0, buffer.Span[at + 1]]); break;
            case 5: buffer.Span[at + 1] = 0; break;
            default: ByteEdits.Apply(buffer, dice, other); break;
        }
    }

    // Enters every constructed element, and starts further in half of the time, since certificates are long.
    private static int Elements(ReadOnlySpan<byte> bytes, Span<int> elements, Dice dice)
    {
        var count = 0;
        var skip = dice.OneIn(2) ? dice.Below(MostElements) : 0;
        for (var at = 0; at + 1 < bytes.Length && count < elements.Length;)
        {
            if (skip-- <= 0)
                elements[count++] = at;
            var length = bytes[at + 1];
            var head = length > 0x80 ? 2 + (length & 0x0f) : 2;
            at += (bytes[at] & 0x20) != 0 || length >= 0x80 ? head : head + length;
        }

        return count;
    }
}
