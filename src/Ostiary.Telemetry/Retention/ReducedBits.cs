namespace Ostiary.Telemetry;

/// <summary>What has been taken out of a row, and in which states of a row something is still there to be taken.</summary>
internal static class ReducedBits
{
    public const int Device = 1;
    public const int Person = 2;

    /// <summary>Every state that a row can be in.</summary>
    public static readonly IReadOnlyList<int> All = [0, Device, Person, Device | Person];

    /// <summary>The states in which that class is still there.</summary>
    public static IEnumerable<int> With(int bit) => All.Where(state => (state & bit) == 0);
}
