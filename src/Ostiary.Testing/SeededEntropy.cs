using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>Randomness that repeats: the same seed and the same calls give the same bytes. For tests and simulations; never for a server.</summary>
/// <remarks>Thread-safe; calls that race take the next bytes in whatever order they arrive.</remarks>
public sealed class SeededEntropy : Entropy
{
    private readonly byte[] _seed;
    private long _nextBlock;

    /// <summary>A source that repeats for this number.</summary>
    /// <param name="seed">Any number.</param>
    public SeededEntropy(long seed)
        : this($"{seed}")
    {
    }

    /// <summary>A source that repeats for this text, such as the name of a test.</summary>
    /// <param name="seed">Any text.</param>
    public SeededEntropy(string seed) => _seed = SHA256.HashData(Encoding.UTF8.GetBytes(seed));

    /// <inheritdoc/>
    public override void Fill(Span<byte> destination)
    {
        var blocks = (destination.Length + SHA256.HashSizeInBytes - 1) / SHA256.HashSizeInBytes;
        var block = Interlocked.Add(ref _nextBlock, blocks) - blocks;

        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes + sizeof(long)];
        Span<byte> output = stackalloc byte[SHA256.HashSizeInBytes];
        _seed.CopyTo(input);
        for (; !destination.IsEmpty; block++)
        {
            BinaryPrimitives.WriteInt64BigEndian(input[SHA256.HashSizeInBytes..], block);
            SHA256.HashData(input, output);
            var taken = Math.Min(output.Length, destination.Length);
            output[..taken].CopyTo(destination);
            destination = destination[taken..];
        }
    }
}
