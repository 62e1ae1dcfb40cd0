namespace Ostiary.Telemetry;

/// <summary>Attempts of one day that are alike, while they are being counted.</summary>
internal sealed class CellCount(string[] words)
{
    private readonly TimeHistogram _times = new();
    private long _ticketed;
    private long _deadEnds;

    /// <summary>The values of all dimensions in their order, then the platform's name of the error, the server's code, and the way to a security key.</summary>
    public string[] Words { get; } = words;

    /// <summary>What no other cell of the day is called.</summary>
    public string Name { get; } = NameOf(words);

    /// <summary>Who they were, as far as that is known.</summary>
    public HashSet<string> Visitors { get; } = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public long Attempts { get; private set; }

    /// <summary>How many were the last one of their person that day.</summary>
    public long Persons { get; set; }

    /// <summary>The value of a dimension.</summary>
    public string this[AttemptDimension dimension] => Words[(int)dimension];

    /// <summary>The name of the cell that has these words.</summary>
    public static string NameOf(string[] words) => string.Join('\u001f', words);

    /// <summary>Counts an attempt; whether it is the last one of its person is not known yet.</summary>
    public void Add(AttemptOfDay attempt)
    {
        Attempts++;
        _ticketed += attempt.IsTicketed ? 1 : 0;
        _deadEnds += attempt.IsDeadEnd ? 1 : 0;
        Visitors.Add(attempt.Visitor);
        if (attempt.CeremonyMs is { } ms)
            _times.Add(ms);
    }

    /// <summary>The same counts under another word.</summary>
    public CellCount With(int place, string word)
    {
        string[] changed = [.. Words];
        changed[place] = word;
        var cell = new CellCount(changed);
        cell.Add(this);
        return cell;
    }

    /// <summary>Several that are called the same as one.</summary>
    public static CellCount Sum(IEnumerable<CellCount> alike)
    {
        CellCount? sum = null;
        foreach (var cell in alike)
        {
            if (sum is null)
                sum = cell;
            else
                sum.Add(cell);
        }

        return sum!;
    }

    /// <summary>Writes it, its words by their places.</summary>
    public void Write(BinaryWriter writer, DayForm form, Dictionary<string, int> places)
    {
        foreach (var place in form.Places)
            writer.Write7BitEncodedInt(places[Words[place]]);

        foreach (var count in (long[])[Attempts, _ticketed, Persons, Visitors.Count, _deadEnds])
            writer.Write7BitEncodedInt((int)count);

        WriteDistances(writer, [.. Visitors.Select(People.MarkOf).Distinct().Order().Select(mark => (mark, (int?)null))]);
        WriteDistances(writer, [.. _times.Counts.Select(each => (each.Place, (int?)each.Count))]);
    }

    private static void WriteDistances(BinaryWriter writer, List<(int Number, int? Count)> ascending)
    {
        writer.Write7BitEncodedInt(ascending.Count);
        var before = 0;
        foreach (var (number, count) in ascending)
        {
            writer.Write7BitEncodedInt(number - before);
            if (count is { } beside)
                writer.Write7BitEncodedInt(beside);

            before = number;
        }
    }

    private void Add(CellCount other)
    {
        Attempts += other.Attempts;
        _ticketed += other._ticketed;
        Persons += other.Persons;
        _deadEnds += other._deadEnds;
        Visitors.UnionWith(other.Visitors);
        _times.Add(other._times);
    }
}
