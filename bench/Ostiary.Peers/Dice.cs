using System.Buffers.Binary;
using Ostiary.Kernel;

namespace Ostiary.Peers;

/// <summary>Choices that repeat with their seed.</summary>
internal sealed class Dice(Entropy entropy)
{
    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)(BinaryPrimitives.ReadUInt32BigEndian(entropy.Bytes(4)) % (uint)bound);

    /// <summary>One of several.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>The bytes with one bit turned over.</summary>
    public byte[] Flip(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        flipped[Below(bytes.Length)] ^= (byte)(1 << Below(8));
        return flipped;
    }

    /// <summary>The bytes without some of their last ones.</summary>
    public byte[] CutShort(byte[] bytes) => bytes[..Below(bytes.Length)];
}
