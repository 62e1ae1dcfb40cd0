using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Fuzz;

/// <summary>One case: what was seen, how long it took, and how much it allocated.</summary>
internal readonly record struct Measured(Seen Seen, TimeSpan Time, long Bytes, string? Thrown)
{
    /// <summary>No case may take this long.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(50);

    /// <summary>No case may allocate this much.</summary>
    public const long MostBytes = 1024 * 1024;

    private const int Tries = 3;

    /// <summary>What is wrong with the case; null when nothing is.</summary>
    public string? Complaint => Thrown
        ?? Seen.Broken
        ?? (Time >= LongestTime ? $"took {Time.TotalMilliseconds:0} ms in each of {Tries} tries"
            : Bytes >= MostBytes ? $"allocated {Bytes:N0} bytes in each of {Tries} tries"
            : null);

    /// <summary>Runs a case. Time and allocation count only as far as they show in each of three tries: the rest is the machine's, or done once.</summary>
    public static Measured Run(Target target, ReadOnlyMemory<byte> input)
    {
        var measured = Once(target, input);
        for (var again = 1; again < Tries && measured.Thrown is null && (measured.Time >= LongestTime || measured.Bytes >= MostBytes); again++)
        {
            var next = Once(target, input);
            measured = next with
            {
                Time = next.Time < measured.Time ? next.Time : measured.Time,
                Bytes = Math.Min(next.Bytes, measured.Bytes),
            };
        }

        return measured;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "That nothing whatever is thrown is what this program looks for.")]
    private static Measured Once(Target target, ReadOnlyMemory<byte> input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var seen = target.Read(input);
            return new(seen, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before, Thrown: null);
        }
        catch (Exception thrown)
        {
            return new(default, Stopwatch.GetElapsedTime(start), 0, thrown.ToString());
        }
    }
}
