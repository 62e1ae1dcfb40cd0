namespace Ostiary.Telemetry;

/// <summary>Durations counted in steps of a quarter of an octave: any of them is known to within a tenth.</summary>
public sealed class Durations
{
    private const int Steps = 96;

    private readonly long[] _counts = new long[Steps];

    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>Half of them last longer, in milliseconds; null of none.</summary>
    public long? MedianMs
    {
        get
        {
            var before = 0L;
            for (var step = 0; step < Steps; step++)
            {
                before += _counts[step];
                if (_counts[step] > 0 && before * 2 >= Count)
                    return (long)Math.Round(Math.Pow(2, (step + 0.5) / 4));
            }

            return null;
        }
    }

    /// <summary>The step of a duration in milliseconds.</summary>
    public static int StepOf(long ms) => ms <= 1 ? 0 : Math.Min(Steps - 1, (int)(4 * Math.Log2(ms)));

    /// <summary>Takes in those of a cell.</summary>
    public void Add(DayCell cell)
    {
        foreach (var (step, count) in cell.Durations)
        {
            _counts[step] += count;
            Count += count;
        }
    }
}
