using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Simulation;

/// <summary>Chance that repeats: the same seed gives the same throws, on every machine. Whole numbers only, so that nothing is rounded differently.</summary>
/// <remarks>SplitMix64. For one thread; whoever needs dice of their own takes them from a seed of their own.</remarks>
internal sealed class Dice
{
    private ulong _state;

    /// <summary>Dice for a text that names what they decide.</summary>
    public Dice(string seed) => _state = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>A whole number from the least to the most, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>True in so many of a thousand throws.</summary>
    public bool Chance(int permille) => Between(0, 999) < permille;

    /// <summary>One of several, each as likely as its weight.</summary>
    public T Pick<T>(IReadOnlyList<(int Weight, T Item)> choices)
    {
        var left = Between(0, choices.Sum(choice => choice.Weight) - 1);
        foreach (var (weight, item) in choices)
        {
            if (left < weight)
                return item;

            left -= weight;
        }

        return choices[^1].Item;
    }

    /// <summary>A UUID of version 7 (RFC 9562 §5.7) for an instant.</summary>
    public Guid Uuid(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)at.ToUnixTimeMilliseconds() << 16) | 0x7000 | (Next() & 0x0FFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (Next() >> 2));
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        var mixed = _state += 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
