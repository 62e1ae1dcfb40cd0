using System.Security.Cryptography;

namespace Ostiary.Kernel;

/// <summary>Where random bytes come from. Injected, so that a test or a simulation can be repeated byte for byte.</summary>
public abstract class Entropy
{
    /// <summary>The operating system's cryptographic generator: the only source that the server uses.</summary>
    public static Entropy System { get; } = new OperatingSystemEntropy();

    /// <summary>Fills the whole of <paramref name="destination"/>.</summary>
    public abstract void Fill(Span<byte> destination);

    /// <summary>Fresh random bytes.</summary>
    /// <param name="count">How many bytes.</param>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    private sealed class OperatingSystemEntropy : Entropy
    {
        public override void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
    }
}
