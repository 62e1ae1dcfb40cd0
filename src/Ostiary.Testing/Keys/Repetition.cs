using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>Whether what is made of some entropy must be the same again when the entropy is.</summary>
internal static class Repetition
{
    /// <summary>True of any source but the operating system's: such as <see cref="SeededEntropy"/>, or one that a test made for itself.</summary>
    public static bool Repeats(this Entropy entropy) => !ReferenceEquals(entropy, Entropy.System);
}
