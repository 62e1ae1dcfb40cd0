using System.Numerics;

namespace Ostiary.Telemetry;

/// <summary>How many different people, without keeping who: each leaves one mark of 4,096. Two sets are joined by joining their marks.</summary>
/// <remarks>A person whom nobody named is known by the visit, and failing that by the attempt. Days that hold marks go when the pseudonyms of their attempts go.</remarks>
public sealed class People
{
    private const int Marks = 4_096;
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    private readonly ulong[] _marks = new ulong[Marks / 64];

    /// <summary>Never more than there are, for two of them may share a mark. What must not be about few people rests on this one.</summary>
    public int AtLeast { get; private set; }

    /// <summary>How many there are likely to be; 20,000 stands for more.</summary>
    public long About => AtLeast >= Marks - 28 ? 20_000 : (long)Math.Round(-Marks * Math.Log(1 - ((double)AtLeast / Marks)));

    /// <summary>The mark of one person.</summary>
    public static int MarkOf(string person)
    {
        var hash = FnvOffset;
        foreach (var letter in person)
            hash = (hash ^ letter) * FnvPrime;

        return (int)((hash ^ (hash >> 24) ^ (hash >> 48)) % Marks);
    }

    /// <summary>Takes in those of a cell.</summary>
    public void Add(DayCell cell)
    {
        foreach (var mark in cell.People)
        {
            ref var word = ref _marks[mark / 64];
            var bit = 1UL << (mark % 64);
            AtLeast += (word & bit) == 0 ? 1 : 0;
            word |= bit;
        }
    }

    /// <summary>Takes in those of another set.</summary>
    public void Add(People other)
    {
        AtLeast = 0;
        for (var index = 0; index < _marks.Length; index++)
        {
            _marks[index] |= other._marks[index];
            AtLeast += BitOperations.PopCount(_marks[index]);
        }
    }
}
