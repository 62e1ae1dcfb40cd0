using System.Numerics;
using Ostiary.Kernel;

namespace Ostiary.Fuzz;

/// <summary>What a parser answered, as far as it tells two cases apart: cheap coverage without instrumentation.</summary>
/// <param name="Failure">Why it said no; null when it said yes.</param>
/// <param name="Shape">What it read when it said yes, as a small number.</param>
/// <param name="Broken">A property that does not hold; null when all do.</param>
internal readonly record struct Seen(Failure? Failure, int Shape = 0, string? Broken = null)
{
    /// <summary>What a parser's outcome tells.</summary>
    public static Seen Of<T>(Outcome<T> outcome, Func<T, int> shape) => outcome.TryGet(out var value, out var failure) ? new(null, shape(value)) : new(failure);

    /// <summary>Code, field, the detail without its numbers, and the order of magnitude of the offset, in one number.</summary>
    public ulong Signature()
    {
        var hash = 14695981039346656037UL;
        if (Failure is null)
            return Mix(hash, (uint)Shape);

        hash = Mix(hash, Failure.Code.Value);
        hash = Mix(hash, Failure.Field);
        hash = Mix(hash, Failure.Detail);
        return Mix(hash, (uint)(Failure.Offset is { } offset ? BitOperations.Log2((uint)offset + 1) + 1 : 0));
    }

    private static ulong Mix(ulong hash, string? text)
    {
        hash = Mix(hash, 1u);
        foreach (var letter in text ?? "")
        {
            if (!char.IsAsciiDigit(letter))
                hash = Mix(hash, letter);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, uint value) => (hash ^ value) * 1099511628211UL;
}
