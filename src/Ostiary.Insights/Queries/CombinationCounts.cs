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

    private readonly ValueCodes[] _codes = [.. Dimensions.Select(_ => new ValueCodes(book.NumberOf(AttemptWords.Unknown), book.NumberOf(AttemptWords.Other)))];

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
            key |= (UInt128)(uint)_codes[place].Of(cell[Dimensions[place]], MostValues) << (place * Bits);

        Count(_kinds, key, tries, failed ? tries : 0);
        Whole = new(Whole.Tries + tries, Whole.Failures + (failed ? tries : 0));
    }

    /// <summary>Counts the combinations, once everything is taken in.</summary>
    public void Combine()
    {
        var least = Math.Max(LeastTries, Whole.Tries / MostKinds);
        LeaveOutRareValues(least);
        while (_kinds.Count > MostKinds)
            LeaveOutRareValues(least *= 4);

        foreach (var (kind, count) in _kinds)
            CountCombinations(kind, count.Tries, count.Failures);
    }

    /// <summary>Takes away all tries of a combination, so that only what it does not explain is left.</summary>
    public void Explain(UInt128 combination)
    {
        var mask = MaskOf(combination);
        foreach (var (kind, count) in _kinds.Where(each => (each.Key & mask) == combination).ToList())
        {
            CountCombinations(kind, -count.Tries, -count.Failures);
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
           select (Dimensions[place], _codes[place].NumberOf(code)),
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

    private void CountCombinations(UInt128 kind, long tries, long failures)
    {
        var places = PlacesOf(kind);
        foreach (var (asked, mask) in Masks)
        {
            if ((places & asked) == asked)
                Count(All, kind & mask, tries, failures);
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

    private static int PlacesOf(UInt128 key)
    {
        var places = 0;
        for (var place = 0; place < Dimensions.Length; place++)
            places |= CodeAt(key, place) == 0 ? 0 : 1 << place;

        return places;
    }

    private static UInt128 MaskOf(UInt128 key) =>
        Enumerable.Range(0, Dimensions.Length).Aggregate(UInt128.Zero, (mask, place) => CodeAt(key, place) == 0 ? mask : mask | ((UInt128)MostValues << (place * Bits)));

    // A value that was tried too seldom is in no combination that is looked at.
    private void LeaveOutRareValues(long least)
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

/// <summary>The codes of one dimension's values: 1, 2, …; 0 for what is unknown, and for what has no code left.</summary>
internal sealed class ValueCodes(int unknown, int other)
{
    private const int NotSeen = -1;

    private readonly List<int> _numbers = [0];

    // By the number of the value.
    private int[] _codes = [];

    /// <summary>The code of a value.</summary>
    public int Of(int number, int most)
    {
        if (number >= _codes.Length)
            Grow(number);

        ref var code = ref _codes[number];
        if (code == NotSeen)
            code = number == unknown || number == other || _numbers.Count > most ? 0 : Next(number);

        return code;
    }

    /// <summary>The value of a code.</summary>
    public int NumberOf(int code) => _numbers[code];

    private int Next(int number)
    {
        _numbers.Add(number);
        return _numbers.Count - 1;
    }

    private void Grow(int number)
    {
        var before = _codes.Length;
        Array.Resize(ref _codes, Math.Max(256, number * 2));
        _codes.AsSpan(before).Fill(NotSeen);
    }
}
