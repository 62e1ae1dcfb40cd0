namespace Ostiary.Telemetry;

/// <summary>What the cells of a counted day are told apart by, and how its bytes are marked.</summary>
internal sealed class DayForm
{
    /// <summary>Days as they were kept before ways to a security key were told apart. Those that cannot be counted anew stay so.</summary>
    public static readonly DayForm BeforeKeys = new(2, place => place < DayCell.KeyPlace && IsKept(place));

    /// <summary>Days as they are kept: without what <see cref="AttemptFilter.IsInDays"/> leaves out.</summary>
    public static readonly DayForm Kept = new(3, IsKept);

    /// <summary>Days as they are counted for one question: with everything.</summary>
    public static readonly DayForm Whole = new(4, _ => true);

    private DayForm(byte version, Func<int, bool> isTold) =>
        (Version, Places) = (version, [.. Enumerable.Range(0, DayCell.WordCount).Where(isTold)]);

    /// <summary>The first byte of a day.</summary>
    public byte Version { get; }

    /// <summary>The places of a cell's words that its bytes hold, ascending; at all others attempts are alike.</summary>
    public int[] Places { get; }

    /// <summary>The form of a day's bytes; null when this version does not know it.</summary>
    public static DayForm? Of(byte[] bytes) => bytes is [var version, ..] ? Array.Find([BeforeKeys, Kept, Whole], form => form.Version == version) : null;

    private static bool IsKept(int place) => place >= DayCell.ErrorNamePlace || AttemptFilter.IsInDays((AttemptDimension)place);
}
