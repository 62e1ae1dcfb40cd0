using System.Runtime.InteropServices;

namespace Ostiary.Telemetry;

/// <summary>Attempts of one day that are alike in everything that is kept of a day. One object is filled anew for each cell: take out what is needed.</summary>
public sealed class DayCell
{
    /// <summary>How many words a cell has: one for each <see cref="AttemptDimension"/>, two for the error as it was reported, and four for the way to a security key.</summary>
    internal const int WordCount = 25;

    internal static readonly int ErrorNamePlace = Enum.GetValues<AttemptDimension>().Length;

    internal static readonly int KeyPlace = ErrorNamePlace + 2;

    internal int[] Words { get; } = new int[WordCount];

    internal List<int> Marks { get; } = [];

    internal List<(int Place, int Count)> Classes { get; } = [];

    /// <summary>The start of the day, Unix milliseconds.</summary>
    public long DayMs { get; internal set; }

    /// <summary>How many attempts.</summary>
    public long Attempts { get; internal set; }

    /// <summary>How many of them a ceremony of this server proves.</summary>
    public long Ticketed { get; internal set; }

    /// <summary>Of these, how many were the last one of their person that day: the only figure that may steer or page.</summary>
    public long Persons { get; internal set; }

    /// <summary>How many different people, those unnamed by their visits. Somebody who repeats what is alike counts once.</summary>
    public long Visitors { get; internal set; }

    /// <summary>After how many the person had not got in two minutes later.</summary>
    public long DeadEnds { get; internal set; }

    /// <summary>The marks of the people.</summary>
    public ReadOnlySpan<int> People => CollectionsMarshal.AsSpan(Marks);

    /// <summary>How long platform and person took, in the classes of <see cref="TimeHistogram"/>.</summary>
    public ReadOnlySpan<(int Place, int Count)> Times => CollectionsMarshal.AsSpan(Classes);

    /// <summary>The value of a dimension, as its number in <see cref="DayBook.TextOf"/>.</summary>
    public int this[AttemptDimension dimension] => Words[(int)dimension];

    /// <summary>The platform's name of the error, as its number; that of the empty text when it gave none.</summary>
    public int ErrorName => Words[ErrorNamePlace];

    /// <summary>The server's code of the error, as its number.</summary>
    public int ServerCode => Words[ErrorNamePlace + 1];

    /// <summary>Why a security key was expected, as its number; that of the empty text when none was, like the two that follow.</summary>
    public int KeyReason => Words[KeyPlace];

    /// <summary>What tells whether the option for it was found.</summary>
    public int KeySign => Words[KeyPlace + 1];

    /// <summary>Where the attempt with it ended.</summary>
    public int KeyStop => Words[KeyPlace + 2];

    /// <summary>How many steps an app told, as the number of that text; that of the empty text when none was told.</summary>
    public int StepCount => Words[KeyPlace + 3];
}
