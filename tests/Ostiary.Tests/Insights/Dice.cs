namespace Ostiary.Tests.Insights;

/// <summary>Throws that repeat: SplitMix64 from a seed. For worlds of attempts, not for secrets.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    /// <summary>From zero to below a bound.</summary>
    public int Next(int below) => (int)(Bits() % (ulong)below);

    /// <summary>From a least number to below a bound.</summary>
    public int Next(int least, int below) => least + Next(below - least);

    /// <summary>From zero to below one.</summary>
    public double NextDouble() => (Bits() >> 11) * (1.0 / (1UL << 53));

    private ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
