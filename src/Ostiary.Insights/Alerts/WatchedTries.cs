using System.Runtime.InteropServices;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>One value in each dimension that is watched, by numbers of a book.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WatchedKind(int Os, int OsVersion, int Browser, int BrowserVersion, int Oem, int Model, int Transport);

/// <summary>A combination that is watched: one of <see cref="WatchedTries.Patterns"/>, with its values.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Combination(int Pattern, int Name, int Detail, int Transport);

/// <summary>Tries and failures of the weeks before, and of the last days by their age.</summary>
internal sealed class WatchedCount
{
    private readonly TryCount[] _parts = new TryCount[WatchedTries.Windows.Count + 1];

    /// <summary>Those before all windows.</summary>
    public TryCount Before => _parts[0];

    /// <summary>Those within a window.</summary>
    public TryCount In(int window)
    {
        var sum = new TryCount(0, 0);
        for (var part = 1; part <= window + 1; part++)
            sum = new(sum.Tries + _parts[part].Tries, sum.Failures + _parts[part].Failures);

        return sum;
    }

    /// <summary>Counts tries of an age; -1 is before all windows.</summary>
    public void Add(int window, long tries, long failures) =>
        _parts[window + 1] = new(_parts[window + 1].Tries + tries, _parts[window + 1].Failures + failures);

    /// <summary>Counts all of another one.</summary>
    public void Add(WatchedCount other)
    {
        for (var part = 0; part < _parts.Length; part++)
            Add(part - 1, other._parts[part].Tries, other._parts[part].Failures);
    }
}

/// <summary>Counts persons' tries of every watched combination: system with version, with and without transport; browser with version; model with maker.</summary>
internal sealed class WatchedTries
{
    /// <summary>How many days each window has, today included.</summary>
    public static readonly IReadOnlyList<int> Windows = [1, 2, 4, 7];

    /// <summary>What combinations are made of.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<AttemptDimension>> Patterns =
    [
        [AttemptDimension.Os, AttemptDimension.OsVersion], [AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Transport],
        [AttemptDimension.Browser, AttemptDimension.BrowserVersion], [AttemptDimension.Oem, AttemptDimension.Model],
    ];

    private const int Any = -1;

    private readonly Dictionary<WatchedKind, WatchedCount> _kinds = [];
    private readonly int _unknown;
    private readonly int _other;

    /// <summary>Counts what is not explained.</summary>
    /// <param name="book">The days.</param>
    /// <param name="reading">What their cells mean.</param>
    /// <param name="todayMs">The start of the last day.</param>
    /// <param name="isExplained">What is a regression already, or was one on that day.</param>
    public WatchedTries(DayBook book, CellReading reading, long todayMs, Func<DayCell, bool> isExplained)
    {
        (_unknown, _other) = (book.NumberOf(AttemptWords.Unknown), book.NumberOf(AttemptWords.Other));
        foreach (var cell in book.Cells())
        {
            var tries = reading.CountOf(cell);
            if (tries == 0 || reading.IsUnused(cell) || reading.IsDecided(cell) || isExplained(cell))
                continue;

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, KindOf(cell), out _);
            count ??= new();
            count.Add(WindowOf((todayMs - cell.DayMs) / DayMs), tries, reading.HasSucceeded(cell) ? 0 : tries);
        }
    }

    /// <summary>The length of a day.</summary>
    public const long DayMs = 86_400_000;

    /// <summary>Everything that is counted.</summary>
    public WatchedCount Whole()
    {
        var whole = new WatchedCount();
        foreach (var count in _kinds.Values)
            whole.Add(count);

        return whole;
    }

    /// <summary>Every combination that somebody tried.</summary>
    public Dictionary<Combination, WatchedCount> Combinations()
    {
        var all = new Dictionary<Combination, WatchedCount>();
        foreach (var (kind, count) in _kinds)
        {
            for (var pattern = 0; pattern < Patterns.Count; pattern++)
            {
                if (Of(pattern, kind) is not { } combination)
                    continue;

                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(all, combination, out _);
                (sum ??= new()).Add(count);
            }
        }

        return all;
    }

    /// <summary>Takes away all tries of a combination.</summary>
    public void Explain(Combination combination)
    {
        foreach (var kind in _kinds.Keys.Where(kind => Of(combination.Pattern, kind) == combination).ToList())
            _kinds.Remove(kind);
    }

    private static WatchedKind KindOf(DayCell cell) => new(
        cell[AttemptDimension.Os], cell[AttemptDimension.OsVersion], cell[AttemptDimension.Browser], cell[AttemptDimension.BrowserVersion],
        cell[AttemptDimension.Oem], cell[AttemptDimension.Model], cell[AttemptDimension.Transport]);

    // What nobody knows is in no combination: not to know it would look like a fault, as browsers name a transport only where they succeed.
    private Combination? Of(int pattern, WatchedKind kind)
    {
        var found = pattern switch
        {
            0 => new Combination(pattern, kind.Os, kind.OsVersion, Any),
            1 => new Combination(pattern, kind.Os, kind.OsVersion, kind.Transport),
            2 => new Combination(pattern, kind.Browser, kind.BrowserVersion, Any),
            _ => new Combination(pattern, kind.Oem, kind.Model, Any),
        };
        return IsKnown(found.Name) && IsKnown(found.Detail) && IsKnown(found.Transport) ? found : null;
    }

    private bool IsKnown(int number) => number != _unknown && number != _other;

    private static int WindowOf(long age)
    {
        for (var window = 0; window < Windows.Count; window++)
        {
            if (age < Windows[window])
                return window;
        }

        return -1;
    }
}
