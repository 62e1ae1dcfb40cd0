namespace Ostiary.Tests.WebAuthn;

/// <summary>Repeatable noise for property tests: the same seed gives the same inputs on every machine (SplitMix64).</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed;

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)Next();
        return bytes;
    }

    /// <summary>Bytes among which heads of small CBOR items are likely.</summary>
    public byte[] CborLike(int maxLength)
    {
        var bytes = Bytes(Below(maxLength));
        for (var i = 0; i < bytes.Length; i++)
        {
            if (Below(4) != 0)
                bytes[i] = (byte)((Below(8) << 5) | Below(5));
        }

        return bytes;
    }

    /// <summary>A copy with one to four small injuries: bytes flipped, replaced, removed, doubled, or the end cut off.</summary>
    public byte[] Injure(byte[] whole)
    {
        var bytes = whole.ToList();
        for (var injuries = 1 + Below(4); injuries > 0 && bytes.Count > 0; injuries--)
        {
            var at = Below(bytes.Count);
            switch (Below(6))
            {
                case 0: bytes[at] ^= (byte)(1 << Below(8)); break;
                case 1: bytes[at] = (byte)Next(); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.Insert(at, bytes[at]); break;
                case 4: bytes.InsertRange(at, Bytes(Below(9))); break;
                default: bytes.RemoveRange(at, Math.Min(bytes.Count - at, Below(16))); break;
            }
        }

        return [.. bytes];
    }

    private ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var mixed = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
