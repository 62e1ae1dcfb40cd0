using System.Runtime.InteropServices;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Tries and failures of a combination.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TryCount(long Tries, long Failures);

/// <summary>Counts tries and failures of every combination of up to four parts: a system, a browser, a device, a way to reach the authenticator, its sort and a surface.</summary>
/// <remarks>
/// Each dimension has twelve bits of a key, zero for any value; so the key of a combination is that of an attempt with all others masked away. A version
/// stands with its system or browser, and a model with its maker. What is unknown is in no combination: browsers name a transport only where they
/// succeed, so not to know it would look like a fault.
/// </remarks>
internal sealed class CombinationCounts(DayBook book)
{
    /// <summary>The fewest tries of a combination that is looked at.</summary>
    public const int LeastTries = 30;

    private const int Bits = 12;
    private const int MostValues = (1 << Bits) - 1;
    private const int MostKinds = 5_000;
    private const int MostParts = 4;

    private static readonly AttemptDimension[] Dimensions =
    [
        AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Browser, AttemptDimension.BrowserVersion, AttemptDimension.FormFactor, AttemptDimension.Oem,
        AttemptDimension.Model, AttemptDimension.Transport, AttemptDimension.Authenticator, AttemptDimension.Surface,
    ];

    // The ways to take each part into a combination, as places in Dimensions; the empty one leaves it out.
    private static readonly int[][][] Parts = [[[], [0], [0, 1]], [[], [2], [2, 3]], [[], [4], [5], [5, 6]], [[], [7]], [[], [8]], [[], [9]]];

    // Versions of systems and browsers, and models.
    private const int Refining = (1 << 1) | (1 << 3) | (1 << 6);

    private static readonly (int Places, UInt128 Mask)[] Masks = [.. MasksFrom(0, [], 0)];

    private readonly Dictionary<int, int>[] _codes = [.. Dimensions.Select(_ => new Dictionary<int, int>())];
    private readonly int[] _silent = [book.NumberOf(AttemptWords.Unknown), book.NumberOf(AttemptWords.Other)];

    private Dictionary<UInt128, TryCount> _kinds = [];

    /// <summary>Every combination that was seen.</summary>
    public Dictionary<UInt128, TryCount> All { get; } = [];

    /// <summary>Everything that is not yet explained.</summary>
    public TryCount Whole { get; private set; }

    /// <summary>Takes in a cell.</summary>
    public void Add(DayCell cell, long tries, bool failed)
    {
        var key = UInt128.Zero;
        for (var place = 0; place < Dimensions.Length; place++)
            key |= (UInt128)(uint)CodeOf(place, cell[Dimensions[place]]) << (place * Bits);

        Count(_kinds, key, tries, failed ? tries : 0);
        Whole = new(Whole.Tries + tries, Whole.Failures + (failed ? tries : 0));
    }

    /// <summary>Counts the combinations, once everything is taken in.</summary>
    public void Combine()
    {
        for (var least = LeastTries; least == LeastTries || _kinds.Count > MostKinds; least *= 2)
            LeaveOutRareValues(least);

        foreach (var (kind, count) in _kinds)
            ForEachCombination(kind, key => Count(All, key, count.Tries, count.Failures));
    }

    /// <summary>Takes away all tries of a combination, so that only what it does not explain is left.</summary>
    public void Explain(UInt128 combination)
    {
        var mask = MaskOf(combination);
        foreach (var (kind, count) in _kinds.Where(each => (each.Key & mask) == combination).ToList())
        {
            ForEachCombination(kind, key => Count(All, key, -count.Tries, -count.Failures));
            Whole = new(Whole.Tries - count.Tries, Whole.Failures - count.Failures);
            _kinds.Remove(kind);
        }
    }

    /// <summary>What a combination is made of.</summary>
    public IReadOnlyList<(AttemptDimension Dimension, int Number)> TraitsOf(UInt128 combination) =>
    [
        .. from place in Enumerable.Range(0, Dimensions.Length)
           let code = CodeAt(combination, place)
           where code != 0
           select (Dimensions[place], _codes[place].First(pair => pair.Value == code).Key),
    ];

    /// <summary>Those with one part less, or one version less, that are combinations, too.</summary>
    public static IEnumerable<UInt128> MoreGeneral(UInt128 combination)
    {
        var places = PlacesOf(combination);
        return from mask in Masks
               where mask.Places != places && (mask.Places & places) == mask.Places
               select combination & mask.Mask;
    }

    /// <summary>Of how many parts a combination is: a version is no part of its own.</summary>
    public static int PartsOf(UInt128 combination) => System.Numerics.BitOperations.PopCount((uint)(PlacesOf(combination) & ~Refining));

    /// <summary>Of how many dimensions a combination is.</summary>
    public static int SizeOf(UInt128 combination) => System.Numerics.BitOperations.PopCount((uint)PlacesOf(combination));

    private static void Count(Dictionary<UInt128, TryCount> counts, UInt128 key, long tries, long failures)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count = new(count.Tries + tries, count.Failures + failures);
    }

    private static void ForEachCombination(UInt128 kind, Action<UInt128> act)
    {
        var places = PlacesOf(kind);
        foreach (var (asked, mask) in Masks)
        {
            if ((places & asked) == asked)
                act(kind & mask);
        }
    }

    private static IEnumerable<(int Places, UInt128 Mask)> MasksFrom(int part, int[] taken, int parts)
    {
        if (part == Parts.Length)
            return taken.Length < 2 ? [] : [(taken.Sum(place => 1 << place), taken.Aggregate(UInt128.Zero, (mask, place) => mask | ((UInt128)MostValues << (place * Bits))))];

        return Parts[part].Where(way => way.Length == 0 || parts < MostParts)
            .SelectMany(way => MasksFrom(part + 1, [.. taken, .. way], parts + (way.Length > 0 ? 1 : 0)));
    }

    private static int CodeAt(UInt128 key, int place) => (int)(uint)((key >> (place * Bits)) & MostValues);

    private static int PlacesOf(UInt128 key) => Enumerable.Range(0, Dimensions.Length).Sum(place => CodeAt(key, place) == 0 ? 0 : 1 << place);

    private static UInt128 MaskOf(UInt128 key) =>
        Enumerable.Range(0, Dimensions.Length).Aggregate(UInt128.Zero, (mask, place) => CodeAt(key, place) == 0 ? mask : mask | ((UInt128)MostValues << (place * Bits)));

    private int CodeOf(int place, int number)
    {
        if (_silent.Contains(number))
            return 0;

        if (_codes[place].TryGetValue(number, out var code))
            return code;

        return _codes[place].Count < MostValues ? _codes[place][number] = _codes[place].Count + 1 : 0;
    }

    // A value that was tried too seldom is in no combination that is looked at.
    private void LeaveOutRareValues(int least)
    {
        var tries = Dimensions.Select(_ => new long[MostValues + 1]).ToArray();
        foreach (var (kind, count) in _kinds)
        {
            for (var place = 0; place < Dimensions.Length; place++)
                tries[place][CodeAt(kind, place)] += count.Tries;
        }

        var kinds = new Dictionary<UInt128, TryCount>();
        foreach (var (kind, count) in _kinds)
        {
            var key = UInt128.Zero;
            for (var place = 0; place < Dimensions.Length; place++)
            {
                var code = CodeAt(kind, place);
                key |= (UInt128)(uint)(tries[place][code] >= least ? code : 0) << (place * Bits);
            }

            Count(kinds, key, count.Tries, count.Failures);
        }

        _kinds = kinds;
    }
}
